internal import CompcheckChecker
package import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews

/// Asks by which routes a model can be reached in a jurisdiction, and what the rules say about each.
package struct RoutesRequest {
    /// The user of the model, as far as it is stated; what is nil or empty is unknown.
    package struct User {
        /// The kinds of customer.
        package var customers: [Customer] = []
        /// Who uses it.
        package var audiences: [Audience] = []
        /// The seats of the organisation, by code, name or alias.
        package var seats: [String] = []
        /// The owners, each by the name of a jurisdiction with a share; nil: not stated.
        package var owners: [(jurisdiction: String, share: Share)]?
        /// The kinds of data; nil: not stated.
        package var data: [String]?

        /// A user of whom nothing is stated.
        package init() {}
    }

    /// A developer, or one model with its developer: `openai`, `openai/gpt-4o`.
    package let modelOrDeveloper: String
    /// The jurisdiction, by code, name or alias.
    package let jurisdiction: String
    /// The user.
    package let user: User
    /// The question put to the rules.
    package let question: QuestionRequest
    /// The rules.
    package let rules: RulebookRequest

    /// A request.
    package init(
        _ modelOrDeveloper: String,
        in jurisdiction: String,
        by user: User,
        question: QuestionRequest,
        rules: RulebookRequest,
    ) {
        self.modelOrDeveloper = modelOrDeveloper
        self.jurisdiction = jurisdiction
        self.user = user
        self.question = question
        self.rules = rules
    }

    /// Writes each route with its verdict.
    /// - Throws: `StoreError`, `BadInput`, `OutputError`; `UsageFault` if a name is unknown.
    package func answer(to output: AnswerOutput, in environment: AppEnvironment) throws {
        let today = environment.today
        let setting = try rules.setting(for: question.question(today: today), today: today, environment)
        let (rulebook, question) = (setting.rulebook, setting.question)
        let names = NameLookup(rulebook.catalogue)
        let code = try names.jurisdiction(jurisdiction)
        var request = try user.stated(names)
        let isVendor = rulebook.catalogue.vendors.contains { $0.id.text == modelOrDeveloper }
        if !isVendor, let model = try names.model(modelOrDeveloper) {
            request.models = [model]
        } else {
            request.developers = [.known(try names.developer(modelOrDeveloper))]
        }
        var survey = try RouteSurvey(rulebook, question)
        let routes = try survey.routes(to: request, in: code)
        let report = RouteReport(setting, request: request, in: code, routes)
        try output.write(report.json, sparing: rules.filesInUse, text: report.text)
    }
}

extension RoutesRequest.User {
    /// Returns what a service of this user would state.
    fileprivate func stated(_ names: NameLookup) throws(UsageFault) -> Traits.Stated {
        var stated = Traits.Stated()
        if !customers.isEmpty { stated.customer = distinct(customers) }
        if !audiences.isEmpty { stated.audience = distinct(audiences) }
        if !seats.isEmpty { stated.seat = distinct(try seats.map(names.jurisdiction)) }
        stated.data = try data.map { kinds throws(UsageFault) in
            distinct(try kinds.map { kind throws(UsageFault) in try names.term(.data, kind) })
        }
        stated.owners = try owners?.map { owner throws(UsageFault) in
            Owner(jurisdiction: try names.jurisdiction(owner.jurisdiction), share: owner.share)
        }
        return stated
    }
}
