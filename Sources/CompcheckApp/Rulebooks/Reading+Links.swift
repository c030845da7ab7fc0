package import CompcheckKit
package import CompcheckModel
internal import Foundation

extension RulebookSource.Reading {
    /// Returns the paths of the rules' files, relative to their folder, as a page in it links to them.
    package func links(in folder: String) -> [RuleID: String] {
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        var links: [RuleID: String] = [:]
        for rule in rulebook.rules {
            guard let file = origins.rule(rule.id)?.file else { continue }
            let path = file.hasPrefix(prefix) ? String(file.dropFirst(prefix.count)) : file
            links[rule.id] = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
        }
        return links
    }
}
