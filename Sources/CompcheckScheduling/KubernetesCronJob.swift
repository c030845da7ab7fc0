internal import CompcheckModel

/// A CronJob of Kubernetes (batch/v1).
package struct KubernetesCronJob: Sendable {
    private let job: Job
    private let image: String

    /// Creates the CronJob for a job; `image` is a container image with compcheck at the path of the job's program.
    package init(_ job: Job, image: String) {
        self.job = job
        self.image = image
    }

    /// The file.
    package var file: JobFile {
        let name = "compcheck-\(job.name)"
        let text = """
            # \(job.origin)
            # The claim `\(name)` keeps the database, which must hold the schedule, and the schedule's folder.
            # A job that found something fails (exit code 1), as one that could not be done (exit code 2): see its log.
            \(gaps)apiVersion: batch/v1
            kind: CronJob
            metadata:
              name: \(name)
              labels:
                app.kubernetes.io/name: compcheck
                app.kubernetes.io/instance: \(job.name)
            spec:
              schedule: \(YAML.quoted(CronTime.fields(job.timetable.time, job.timetable.days)))
              timeZone: \(YAML.quoted(job.timetable.clock.name))
              concurrencyPolicy: Forbid
              startingDeadlineSeconds: 7200
              jobTemplate:
                spec:
                  backoffLimit: 0
                  template:
                    metadata:
                      labels:
                        app.kubernetes.io/name: compcheck
                        app.kubernetes.io/instance: \(job.name)
                    spec:
                      restartPolicy: Never
                      automountServiceAccountToken: false
                      securityContext:
                        runAsNonRoot: true
                        runAsUser: 65532
                        runAsGroup: 65532
                        fsGroup: 65532
                        seccompProfile:
                          type: RuntimeDefault
                      containers:
                        - name: compcheck
                          image: \(YAML.quoted(image))
                          command: \(command)
                          envFrom:
                            # Secrets, such as those of alerts.
                            - secretRef:
                                name: \(name)
                                optional: true
                          securityContext:
                            allowPrivilegeEscalation: false
                            readOnlyRootFilesystem: true
                            capabilities:
                              drop: ["ALL"]
                          resources:
                            requests:
                              cpu: 100m
                              memory: 128Mi
                            limits:
                              memory: 2Gi
                          volumeMounts:
            \(mounts)
                            - name: temporary
                              mountPath: /tmp
                      volumes:
                        - name: kept
                          persistentVolumeClaim:
                            claimName: \(name)
                        - name: temporary
                          emptyDir: {}

            """
        return JobFile(name: name + ".yaml", text: text)
    }

    /// A warning about a time that clocks skip: Kubernetes does not run then, and a CronJob has one time only.
    private var gaps: String {
        guard let first = job.skips.first else { return "" }
        let day = job.timetable.clock.reading(at: first).day
        return """
            # Clocks skip \(job.timetable.time) in spring, next on \(day), and Kubernetes leaves out that night, which
            # `compcheck schedule status` then tells as missed: a time that no clock skips is better.

            """
    }

    /// The command as a YAML list, with `$(` escaped, because Kubernetes reads `$(NAME)` as a variable.
    private var command: String {
        "[" + job.command.map { YAML.quoted($0.replacing("$(", with: "$$(")) }.joined(separator: ", ") + "]"
    }

    private var mounts: String {
        let isOne = job.folder == job.databaseFolder || job.folder.hasPrefix(job.databaseFolder + "/")
        let volumes = [("database", job.databaseFolder)] + (isOne ? [] : [("folder", job.folder)])
        return volumes.map { subPath, path in
            """
                            - name: kept
                              mountPath: \(YAML.quoted(path))
                              subPath: \(subPath)
            """
        }.joined(separator: "\n")
    }
}
