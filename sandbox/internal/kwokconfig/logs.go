package kwokconfig

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// ScansNamespace is where the console starts its scans. What their containers log is in logs/, by the container's name;
// their pods end by themselves (stages/pod-end.yaml).
const ScansNamespace = "drydock-scans"

//go:embed logs/*.json
var logs embed.FS

// No other container has a log: kwok would run nothing either.
const logsOfScans = `---
apiVersion: kwok.x-k8s.io/v1alpha1
kind: ClusterLogs
metadata: {name: scans}
spec:
  selector: {matchNamespaces: [%s]}
  logs:
`

// renderLogs is the part of kwok's configuration that serves the logs from that directory.
func renderLogs(directory string) ([]byte, error) {
	files, err := fs.Glob(logs, "logs/*.json")
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, logsOfScans, ScansNamespace)
	for _, file := range files {
		container := strings.TrimSuffix(path.Base(file), ".json")
		fmt.Fprintf(&out, "  - {containers: [%s], logsFile: %q}\n", container, filepath.Join(directory, container+".log"))
	}
	return out.Bytes(), nil
}

// WriteLogs writes the logs into that directory as a container runtime does, which is what kwok reads.
func WriteLogs(directory string) error {
	if err := os.MkdirAll(directory, 0o700); err != nil {
		return err
	}
	files, err := fs.Glob(logs, "logs/*.json")
	if err != nil {
		return err
	}
	for _, file := range files {
		content, err := logs.ReadFile(file)
		if err != nil {
			return err
		}
		var out bytes.Buffer
		for line := range strings.Lines(string(content)) {
			fmt.Fprintf(&out, "2026-11-21T03:00:00.000000000Z stdout F %s", line)
		}
		name := strings.TrimSuffix(path.Base(file), ".json") + ".log"
		if err := os.WriteFile(filepath.Join(directory, name), out.Bytes(), 0o600); err != nil {
			return err
		}
	}
	return nil
}
