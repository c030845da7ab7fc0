internal import ArgumentParser
internal import CompcheckApp

/// The option for the private key.
struct KeyOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The private key file.",
            discussion: "Default: $COMPCHECK_KEY, else `compcheck/signing-key.pem` in the user's configuration folder.",
            valueName: "file",
        ),
        completion: .file(),
    )
    var key: String?

    /// Its path, whether or not the file exists.
    var path: String {
        let environment = AppEnvironment.process
        let folder = environment.variable("XDG_CONFIG_HOME") ?? environment.home + "/.config"
        return key ?? environment.variable("COMPCHECK_KEY") ?? folder + "/compcheck/signing-key.pem"
    }
}
