internal import Foundation

/// A signed statement: a DSSE envelope (https://github.com/secure-systems-lab/dsse, version 1).
package struct Envelope: Sendable {
    /// A reason not to trust an envelope.
    package enum Fault: Error, Hashable, Sendable {
        /// It is not a DSSE envelope.
        case unreadable
        /// None of its signatures is valid under that key.
        case notSigned
        /// Its payload has another type than the expected one.
        case otherPayload(String)
    }

    private struct File: Decodable {
        struct Signature: Decodable {
            let keyid: String?
            let sig: String

            private enum CodingKeys: String, CodingKey {
                case keyid = "keyid"
                case sig = "sig"
            }
        }

        let payload: String
        let payloadType: String
        let signatures: [Signature]

        private enum CodingKeys: String, CodingKey {
            case payload = "payload"
            case payloadType = "payloadType"
            case signatures = "signatures"
        }
    }

    /// The statement's bytes.
    package let payload: [UInt8]
    /// The type of the statement.
    package let payloadType: String
    private let signatures: [(keyID: String?, signature: [UInt8])]

    /// Signs a statement.
    package init(_ payload: [UInt8], type: String, by key: SigningKey) throws {
        self.payload = payload
        payloadType = type
        let signature = try key.signature(of: Envelope.signedBytes(payload, type))
        signatures = [(key.verificationKey.id, signature)]
    }

    /// Reads an envelope without verifying it.
    /// - Throws: `Fault.unreadable`.
    package init(json: [UInt8]) throws(Fault) {
        guard let file = try? JSONDecoder().decode(File.self, from: Data(json)),
            let payload = Data(base64Encoded: file.payload)
        else { throw .unreadable }
        self.payload = [UInt8](payload)
        payloadType = file.payloadType
        signatures = file.signatures.compactMap { each in
            Data(base64Encoded: each.sig).map { (each.keyid, [UInt8]($0)) }
        }
    }

    /// The envelope as one line of JSON, with a newline.
    package var json: String {
        let signatures = signatures.map { keyID, signature in
            "{\"keyid\":\"\(keyID ?? "")\",\"sig\":\"\(Data(signature).base64EncodedString())\"}"
        }
        let payload = Data(payload).base64EncodedString()
        return
            "{\"payloadType\":\"\(payloadType)\",\"payload\":\"\(payload)\",\"signatures\":[\(signatures.joined(separator: ","))]}\n"
    }

    /// Verifies that the statement has a type and was signed by the private half of a key.
    /// - Throws: `Fault`.
    package func verify(type: String, by key: VerificationKey) throws(Fault) {
        let bytes = Envelope.signedBytes(payload, payloadType)
        guard signatures.contains(where: { key.isGood($0.signature, of: bytes) }) else { throw .notSigned }
        guard payloadType == type else { throw .otherPayload(payloadType) }
    }

    /// Returns the bytes to sign: DSSE's pre-authentication encoding, so that the signature covers the type too.
    private static func signedBytes(_ payload: [UInt8], _ type: String) -> [UInt8] {
        Array("DSSEv1 \(type.utf8.count) \(type) \(payload.count) ".utf8) + payload
    }
}
