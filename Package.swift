// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "compcheck",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "compcheck", targets: ["compcheck"]),
        .library(name: "CompcheckKit", targets: ["CompcheckKit"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    ],
    targets: [
        .target(
            name: "CompcheckModel",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")],
        ),
        .target(
            name: "CompcheckIntake",
            dependencies: ["CompcheckModel", "CSimdjson", "Yams"],
        ),
        .target(
            name: "CSimdjson",
            linkerSettings: [.linkedLibrary("simdjson")],
        ),
        .target(name: "CWebPost"),
        .systemLibrary(
            name: "CZlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])],
        ),
        .target(
            name: "CompcheckChecker",
            dependencies: ["CompcheckModel"],
        ),
        .target(
            name: "CompcheckComparison",
            dependencies: ["CompcheckModel"],
        ),
        .target(
            name: "CompcheckLint",
            dependencies: ["CompcheckChecker", "CompcheckModel"],
        ),
        .target(
            name: "CompcheckSigning",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")],
        ),
        .target(
            name: "CompcheckStore",
            dependencies: [
                "CZlib",
                "CompcheckComparison",
                "CompcheckModel",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
        ),
        .target(
            name: "CompcheckReport",
            dependencies: ["CompcheckModel", .product(name: "Mustache", package: "swift-mustache")],
            exclude: ["HTML/Page"],
            plugins: ["EmbedFiles"],
        ),
        .target(
            name: "CompcheckViews",
            dependencies: ["CompcheckComparison", "CompcheckLint", "CompcheckModel", "CompcheckReport"],
        ),
        .target(
            name: "CompcheckAlerts",
            dependencies: [
                "CWebPost",
                "CompcheckComparison",
                "CompcheckModel",
                "CompcheckReport",
                "CompcheckViews",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
        ),
        .target(
            name: "CompcheckScheduling",
            dependencies: ["CompcheckModel"],
        ),
        .target(
            name: "CompcheckBuiltins",
            plugins: ["EmbedFiles"],
        ),
        .target(
            name: "CompcheckKit",
            dependencies: ["CompcheckBuiltins", "CompcheckChecker", "CompcheckIntake", "CompcheckModel"],
        ),
        .target(
            name: "CompcheckApp",
            dependencies: [
                "CompcheckAlerts",
                "CompcheckBuiltins",
                "CompcheckChecker",
                "CompcheckComparison",
                "CompcheckIntake",
                "CompcheckKit",
                "CompcheckLint",
                "CompcheckModel",
                "CompcheckReport",
                "CompcheckScheduling",
                "CompcheckSigning",
                "CompcheckStore",
                "CompcheckViews",
            ],
        ),
        .executableTarget(name: "CompcheckEmbed"),
        .plugin(
            name: "EmbedFiles",
            capability: .buildTool(),
            dependencies: ["CompcheckEmbed"],
        ),
        .executableTarget(
            name: "compcheck",
            dependencies: [
                "CompcheckAlerts",
                "CompcheckApp",
                "CompcheckChecker",
                "CompcheckComparison",
                "CompcheckIntake",
                "CompcheckKit",
                "CompcheckLint",
                "CompcheckModel",
                "CompcheckReport",
                "CompcheckScheduling",
                "CompcheckSigning",
                "CompcheckStore",
                "CompcheckViews",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
        ),
        .testTarget(
            name: "CompcheckIntakeTests",
            dependencies: ["CompcheckIntake", "CompcheckModel"],
            exclude: ["Fixtures"],
        ),
        .testTarget(
            name: "CompcheckCommandTests",
            dependencies: ["CompcheckReport", "compcheck"],
            exclude: ["Doubt", "Goldens", "Recorded", "check_certificate.py", "check_mail.py", "receiver.py"],
        ),
        .testTarget(
            name: "CompcheckReportTests",
            dependencies: ["CompcheckModel", "CompcheckReport"],
            exclude: [
                "Goldens", "browse.py", "check_csv.py", "check_html.py", "schema.py", "validate.py",
                "validate_ocsf.py", "validate_xml.py",
            ],
        ),
        .testTarget(
            name: "CompcheckStoreTests",
            dependencies: [
                "CompcheckChecker",
                "CompcheckComparison",
                "CompcheckModel",
                "CompcheckSamples",
                "CompcheckStore",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["schema.golden.sql"],
        ),
        .testTarget(
            name: "CompcheckModelTests",
            dependencies: ["CompcheckModel"],
            exclude: ["due.py", "stored-documents.txt", "stored-words.txt"],
        ),
        .testTarget(
            name: "CompcheckComparisonTests",
            dependencies: ["CompcheckComparison", "CompcheckModel"],
        ),
        .testTarget(
            name: "CompcheckKitTests",
            dependencies: ["CompcheckKit"],
        ),
        .testTarget(
            name: "CompcheckAppTests",
            dependencies: ["CompcheckApp", "CompcheckModel", "CompcheckReport", "CompcheckStore"],
            exclude: ["Goldens"],
        ),
        .target(
            name: "CompcheckSamples",
            dependencies: ["CompcheckModel"],
            path: "Tests/CompcheckSamples",
        ),
        .testTarget(
            name: "CompcheckLintTests",
            dependencies: [
                "CompcheckChecker", "CompcheckIntake", "CompcheckModel", "CompcheckLint", "CompcheckSamples",
            ],
        ),
        .testTarget(
            name: "CompcheckCheckerTests",
            dependencies: ["CompcheckChecker", "CompcheckModel", "CompcheckSamples"],
        ),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17,
)

// One place for what every target of ours is held to.
for target in package.targets where [.regular, .executable, .test].contains(target.type) {
    var settings = target.swiftSettings ?? []
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
    settings.append(.enableUpcomingFeature("ExistentialAny"))
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
    settings.append(.enableUpcomingFeature("InternalImportsByDefault"))
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
    settings.append(.enableUpcomingFeature("MemberImportVisibility"))
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0461-async-function-isolation.md
    settings.append(.enableUpcomingFeature("NonisolatedNonsendingByDefault"))
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0470-isolated-conformances.md
    settings.append(.enableUpcomingFeature("InferIsolatedConformances"))
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0481-weak-let.md
    settings.append(.enableUpcomingFeature("ImmutableWeakCaptures"))
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0480-swiftpm-warning-control.md
    settings.append(.treatAllWarnings(as: .error))
    settings.append(.treatWarning("DeprecatedDeclaration", as: .warning))
    // `swift test -c release` tries the optimised program. Tests themselves are not worth the minutes that optimising
    // them takes; those of the store look inside it.
    if target.type == .test { settings.append(.unsafeFlags(["-Onone"], .when(configuration: .release))) }
    if target.name == "CompcheckStore" {
        settings.append(.unsafeFlags(["-enable-testing"], .when(configuration: .release)))
    }
    target.swiftSettings = settings
}
