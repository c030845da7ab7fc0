// swift-tools-version: 6.2
import PackageDescription

// A program of its own that embeds the checker. Yours names the package by its address and a version instead of a path.
let package = Package(
    name: "EmbeddedCheck",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "compcheck", path: "../..")],
    targets: [
        .executableTarget(
            name: "EmbeddedCheck",
            dependencies: [.product(name: "CompcheckKit", package: "compcheck")],
        )
    ],
)
