internal import CompcheckModel

/// A GitHub Actions workflow that audits its repository.
package struct GitHubWorkflow: Sendable {
    private static let database = ".compcheck/compcheck.sqlite"

    private let job: Job
    private let image: String

    /// Creates the workflow for a job; `image` is a container image with compcheck at the path of the job's program.
    package init(_ job: Job, image: String) {
        self.job = job
        self.image = image
    }

    /// The file.
    package var file: JobFile {
        let name = "compcheck-\(job.name)"
        let text = """
            # \(job.origin)
            # GitHub knows UTC only, may begin late, and stops schedules of repositories in which nothing happens for 60 days.
            # This time is never before \(job.timetable.time) in \(job.timetable.clock.name); where clocks are set, it is \
            later for a part of the year.
            name: \(name)
            on:
              schedule:
                - cron: \(YAML.quoted(time))
              workflow_dispatch: {}
            permissions:
              contents: read
            concurrency:
              group: \(name)
              cancel-in-progress: false
            jobs:
              audit:
                runs-on: ubuntu-latest
                container: \(expression(image))
                timeout-minutes: 60
                steps:
                  - uses: actions/checkout@v4
                    with:
                      persist-credentials: false
                  # The database of the run before. GitHub may drop a cache at any time: then the history begins anew, and
                  # what is to last must be taken from the artifacts below, which are kept for 90 days at most.
                  - uses: actions/cache@v4
                    with:
                      path: .compcheck
                      key: \(name)-${{ github.run_id }}
                      restore-keys: \(name)-
                  - name: Add the schedule
                    run: \(expression(add))
                  - name: Audit
                    run: \(expression(run))
                  - uses: actions/upload-artifact@v4
                    if: always()
                    with:
                      name: \(name)
                      path: .compcheck
                      include-hidden-files: true
                      retention-days: 90

            """
        return JobFile(name: name + ".yml", text: text)
    }

    /// The earliest time in UTC that is never before the schedule is due, over the next year of clock changes.
    private var time: String {
        let (timetable, clock) = (job.timetable, job.timetable.clock)
        let local = timetable.time.hour * 60 + timetable.time.minute
        let minutes = local - clock.leastOffsetInMinutes(after: job.now)
        let shift = minutes < 0 ? -1 : minutes >= 1440 ? 1 : 0
        return CronTime.fields(TimeOfDay(minutesAfterMidnight: minutes), timetable.days.shifted(by: shift))
    }

    /// The command that records the schedule, in place of the one in the cached database.
    private var add: String {
        let options = ["--replace", "--database", GitHubWorkflow.database]
        return Shell.line([job.program, "schedule", "add"] + job.arguments + options)
    }

    private var run: String {
        Shell.line([job.program, "schedule", "run", job.name, "--database", GitHubWorkflow.database])
    }

    /// Quotes a text so that GitHub evaluates no expression in it.
    private func expression(_ text: String) -> String { YAML.quoted(text.replacing("${{", with: "${{ '${{' }}")) }
}
