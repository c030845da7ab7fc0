internal import ArgumentParser
internal import CompcheckApp

/// The options that commands share which follow uses through days: the uses, the rules and the output.
struct UseViewOptions: ParsableArguments {
    @OptionGroup var inventory: InventoryArgument

    @Option(help: ArgumentHelp("Show only the service with this id.", valueName: "id"))
    var service: String?

    @OptionGroup var assumptions: AssumptionOptions

    @OptionGroup var rulebook: RulebookOptions

    @OptionGroup var output: OutputOptions

    /// The uses and the rules.
    var uses: UsesRequest {
        UsesRequest(inventory: inventory.inventory, service: service, rules: rulebook.request)
    }
}
