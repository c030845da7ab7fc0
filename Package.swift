// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "compcheck",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "compcheck", targets: ["compcheck"]),
        .library(name: "CompcheckChecker", targets: ["CompcheckModel", "CompcheckIntake", "CompcheckChecker"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
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
        .systemLibrary(
            name: "CZlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])],
        ),
        .target(
            name: "CompcheckChecker",
            dependencies: ["CompcheckModel"],
        ),
        .target(
            name: "CompcheckProof",
            dependencies: ["CompcheckChecker", "CompcheckModel"],
        ),
        .target(
            name: "CompcheckSeal",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")],
        ),
        .target(
            name: "CompcheckStore",
            dependencies: [
                "CZlib",
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
            name: "CompcheckNotify",
            dependencies: [
                "CompcheckModel",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
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
        .executableTarget(name: "CompcheckEmbed"),
        .plugin(
            name: "EmbedFiles",
            capability: .buildTool(),
            dependencies: ["CompcheckEmbed"],
        ),
        .executableTarget(
            name: "compcheck",
            dependencies: [
                "CompcheckBuiltins",
                "CompcheckChecker",
                "CompcheckIntake",
                "CompcheckModel",
                "CompcheckNotify",
                "CompcheckProof",
                "CompcheckReport",
                "CompcheckScheduling",
                "CompcheckSeal",
                "CompcheckStore",
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
            exclude: ["Goldens", "check_certificate.py", "check_mail.py", "receiver.py"],
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
            exclude: ["due.py"],
        ),
        .target(
            name: "CompcheckSamples",
            dependencies: ["CompcheckModel"],
            path: "Tests/CompcheckSamples",
        ),
        .testTarget(
            name: "CompcheckProofTests",
            dependencies: [
                "CompcheckChecker", "CompcheckIntake", "CompcheckModel", "CompcheckProof", "CompcheckSamples",
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
    target.swiftSettings = settings
}
