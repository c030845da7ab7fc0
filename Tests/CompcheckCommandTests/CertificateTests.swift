import Foundation
import Testing

/// `compcheck key` and `compcheck certificate`.
@Suite struct CertificateTests {
    private struct Statement: Decodable {
        struct Predicate: Decodable {
            struct Content: Decodable {
                let sha256: String
                let count: Int?
            }
            struct None: Decodable {
                let rulesConsidered: Int
                let rules: [String]
            }

            let asOf: String
            let knownAt: String
            let rulebook: Content
            let findings: Content
            let ledger: Content
            let noneApplied: None?
        }

        struct Subject: Decodable {
            let name: String
            let digest: [String: String]
        }

        let subject: [Subject]
        let predicate: Predicate
    }

    /// A home with one audit of the example, a key, and the public half of it in `key.pub`.
    private func signed() throws -> Home {
        let home = try Home()
        #expect(try home.run(["audit", Package.example, "--as-of", "2024-07-09"]).status == 1)
        let made = try home.run(["key", "new"])
        #expect(made.status == 0, "\(made.errors)")
        try home.write(made.output, to: "key.pub")
        return home
    }

    /// Decodes a certificate with an independent script.
    private func statement(_ home: Home, _ certificate: String) throws -> Statement {
        try home.write(certificate, to: "certificate.json")
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "check_certificate.py").path
        let told = try Checks.run(["python3", script, home.path("certificate.json"), home.path("key.pub")])
        #expect(told.status == 0, "\(told.errors)")
        return try JSONDecoder().decode(Statement.self, from: Data(told.output.utf8))
    }

    @Test func saysWhatTheRunWas() throws {
        let home = try signed()
        let certificate = try home.run(["certificate", "1"])
        #expect(certificate.status == 0 && certificate.errors.isEmpty, "\(certificate.errors)")
        #expect(try home.run(["certificate", "latest"]).output == certificate.output, "the same bytes")
        let statement = try statement(home, certificate.output)
        #expect(statement.subject.map(\.name) == [Package.example])
        #expect(statement.predicate.asOf == "2024-07-09")
        #expect(statement.predicate.noneApplied == nil)
        let lines = try home.run(["report", "1", "--format", "ndjson", "--all-uses", "--output", home.path("lines")])
        #expect(lines.status == 0)
        #expect(try sha256(home.path("lines")) == statement.predicate.findings.sha256)
        #expect(try sha256(Package.root.appending(path: Package.example).path) == statement.subject[0].digest["sha256"])
        let row = try Database(path: home.database).ask("SELECT rulebook_digest, started_at FROM run")
        #expect(row == ["\(statement.predicate.rulebook.sha256)|\(statement.predicate.knownAt)"])
        let head = try home.run(["verify", "--head", statement.predicate.ledger.sha256])
        #expect(head.status == 0, "the ledger holds the entry that the certificate names")
    }

    /// The certificate of a clean service lists the rules considered on that day, and states that none applied.
    @Test func saysThatNothingApplied() throws {
        let home = try signed()
        #expect(try home.run(["audit", Package.example, "--as-of", "2026-11-28"]).status == 1)
        let clean = try statement(home, try home.run(["certificate", "2", "--service", "copilot-azure"]).output)
        let none = try #require(clean.predicate.noneApplied)
        #expect(none.rulesConsidered == none.rules.count && none.rules.count > 20)
        #expect(none.rules.contains("openai-unsupported-territories"))
        #expect(!none.rules.contains("azure-openai-cn-exception"), "what permits has no findings")
        #expect(!none.rules.contains("remote-access-security-act"), "what is pending does not apply")
        #expect(clean.predicate.findings.count == 0)
        #expect(clean.subject.map(\.name) == [Package.example + "#copilot-azure"])
        let other = try statement(home, try home.run(["certificate", "2", "--service", "support-openai"]).output)
        #expect(other.predicate.noneApplied == nil)
    }

    @Test func isVerifiedWithoutADatabase() throws {
        let home = try signed()
        let certificate = home.path("certificate.json")
        #expect(try home.run(["certificate", "1", "--output", certificate]).status == 0)
        let elsewhere = try Home()
        let verify = ["certificate", "verify", certificate, "--key", home.path("key.pub")]
        let good = try elsewhere.run(verify + ["--inventory", Package.example])
        #expect(good.status == 0 && good.output.hasPrefix("good signature of key "), "\(good)")
        #expect(good.output.contains("as of      2024-07-09, as known at 20"))
        #expect(good.output.hasSuffix("the inventory is the one in \(Package.example)\n"))
        #expect(try elsewhere.names() == [".streams"], "nothing was made")
        #expect(try elsewhere.run(verify + ["--inventory", home.path("key.pub")]).status == 2)
    }

    @Test func whatWasChangedIsNotTrusted() throws {
        let home = try signed()
        let certificate = try home.run(["certificate", "1"]).output
        let verify = ["certificate", "verify", home.path("certificate.json"), "--key", home.path("key.pub")]
        let payload = try #require(certificate.firstMatch(of: /"payload":"([^"]+)"/)).1
        let changed = String(decoding: Data(base64Encoded: String(payload))!, as: UTF8.self)
            .replacing("\"prohibited\":", with: "\"permitted\":")
        let forged = certificate.replacing(payload, with: Data(changed.utf8).base64EncodedString())
        for text in [forged, certificate.replacing("vnd.in-toto", with: "vnd.other")] {
            try home.write(text, to: "certificate.json")
            let outcome = try home.run(verify)
            #expect(outcome.status == 1 && outcome.output.isEmpty)
            #expect(outcome.errors.contains("is not signed with that key, or was changed since"), "\(outcome.errors)")
        }
        try home.write(certificate, to: "certificate.json")
        let other = try home.run(["key", "new", "--key", home.path("other.pem")])
        try home.write(other.output, to: "key.pub")
        #expect(try home.run(verify).status == 1, "another key")
        for text in ["", "{}", "{\"payload\":\"?\",\"payloadType\":\"x\",\"signatures\":[]}"] {
            try home.write(text, to: "certificate.json")
            #expect(try home.run(verify).status == 2)
        }
    }

    @Test func aKeyIsForItsOwnerOnly() throws {
        let home = try Home()
        #expect(try home.run(["certificate", "1"]).status == 2)
        let file = home.path("keys/own.pem")
        #expect(try home.run(["key", "new", "--key", file]).status == 0)
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let before = try home.bytes("keys/own.pem")
        let again = try home.run(["key", "new", "--key", file])
        #expect(again.status == 2 && again.errors.contains("keys are never overwritten"))
        #expect(try home.bytes("keys/own.pem") == before)
        chmod(file, 0o640)
        let shown = try home.run(["key", "show", "--key", file])
        #expect(shown.status == 2 && shown.errors.contains("other users can read this private key"))
        let none = try home.run(["key", "show"])
        #expect(none.status == 2 && none.errors.contains("`compcheck key new` makes one"), "\(none.errors)")
        try home.write("hello", to: "keys/bad.pem")
        chmod(home.path("keys/bad.pem"), 0o600)
        #expect(try home.run(["key", "show", "--key", home.path("keys/bad.pem")]).errors.contains("not an Ed25519"))
    }

    /// OpenSSL's keys work in compcheck, and compcheck's keys in OpenSSL.
    @Test func itsKeysAreEverybodysKeys() throws {
        let home = try Home()
        let made = try Checks.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", home.path("own.pem")])
        #expect(made.status == 0)
        chmod(home.path("own.pem"), 0o600)
        let known = try Checks.run(["openssl", "pkey", "-in", home.path("own.pem"), "-pubout"])
        #expect(try home.run(["key", "show", "--key", home.path("own.pem")]).output == known.output)
    }

    @Test func aServiceThatIsNotThere() throws {
        let outcome = try signed().run(["certificate", "1", "--service", "nobody"])
        #expect(outcome.status == 64 && outcome.errors.contains("run 1 has no service `nobody`"), "\(outcome.errors)")
    }

    private func sha256(_ path: String) throws -> String {
        String(try Checks.run(["sha256sum", path]).output.prefix(64))
    }
}
