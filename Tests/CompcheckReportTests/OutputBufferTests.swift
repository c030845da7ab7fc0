import CompcheckReport
import Testing

@Suite("The buffer between reporters and the caller")
struct OutputBufferTests {
    private struct DiskFull: Error {}

    private var filled: OutputBuffer {
        var output = OutputBuffer()
        var reporter = ReportFormat.ndjson.reporter(for: Fixture.audit())
        for use in Fixture.uses { reporter.report(use, into: &output) }
        return output
    }

    @Test func drainEmptiesIt() {
        var output = filled
        let count = output.count
        var written = 0
        output.drain { written += $0.count }
        #expect(written == count && count > 0)
        #expect(output.count == 0)
    }

    @Test func whatCouldNotBeWrittenStays() {
        var output = filled
        let bytes = output.bytes
        #expect(throws: DiskFull.self) {
            try output.drain { _ throws(DiskFull) in throw DiskFull() }
        }
        #expect(output.bytes == bytes)
    }

    @Test func isLargeBeforeItGrowsOutOfHand() {
        var output = OutputBuffer()
        var reporter = ReportFormat.ndjson.reporter(for: Fixture.audit())
        while !output.isLarge { for use in Fixture.uses { reporter.report(use, into: &output) } }
        #expect(output.count < 1 << 20)
    }
}
