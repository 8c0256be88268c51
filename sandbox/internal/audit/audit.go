// Package audit makes the API server of a sandbox write down what consoles and people do.
package audit

import (
	_ "embed"

	"drydock.dev/sandbox/internal/sandboxdir"
)

//go:embed policy.yaml
var policy []byte

const policyFile = "audit-policy.yaml"

// Prepare writes the policy.
func Prepare(d sandboxdir.Directory) error { return d.WriteFile(policyFile, policy, 0o600) }

// Flags of the API server that make it keep the log: one JSON object a line, written before the answer goes out, so
// that what somebody was told is in it even if the API server is killed then.
func Flags(d sandboxdir.Directory) []string {
	return []string{
		"--audit-policy-file=" + d.Path(policyFile),
		"--audit-log-path=" + d.Log("audit"),
		"--audit-log-mode=blocking",
	}
}
