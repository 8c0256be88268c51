package cluster

import (
	"fmt"
	"os"
	"strings"

	"drydock.dev/sandbox/internal/audit"
	"drydock.dev/sandbox/internal/kwokconfig"
	"drydock.dev/sandbox/internal/pki"
	"drydock.dev/sandbox/internal/ports"
	"drydock.dev/sandbox/internal/sandboxdir"
	"drydock.dev/sandbox/internal/supervise"
)

// prepare writes what the components need, with the ports of this start.
func prepare(d sandboxdir.Directory, state sandboxdir.State) error {
	for _, directory := range []string{d.Path("logs"), d.Path("etcd")} {
		if err := os.MkdirAll(directory, 0o700); err != nil {
			return err
		}
	}
	if err := pki.Ensure(d.Path("pki"), d.Name); err != nil {
		return err
	}
	for _, user := range []string{pki.ControllerManager, pki.Scheduler, pki.Kwok} {
		content, err := pki.Kubeconfig(d.Path("pki"), d.Name, user, user, serverURL(state))
		if err != nil {
			return err
		}
		if err := os.WriteFile(supervise.KubeconfigOf(d, user), content, 0o600); err != nil {
			return err
		}
	}
	content, err := pki.Kubeconfig(d.Path("pki"), d.Name, pki.Admin, d.Name+"-admin", serverURL(state))
	if err != nil {
		return err
	}
	if err := d.WriteFile("kubeconfig", content, 0o600); err != nil {
		return err
	}
	nodes := max(state.Scenario.Nodes, state.Scenario.ControlPlanes+state.Scenario.Workers)
	if err := kwokconfig.WriteLogs(d.Path("pod-logs")); err != nil {
		return err
	}
	kwok, err := kwokconfig.Render(state.Ports[ports.Kwok], nodes, d.Path("pod-logs"))
	if err != nil {
		return err
	}
	if err := d.WriteFile("kwok.yaml", kwok, 0o600); err != nil {
		return err
	}
	if state.Audit {
		if err := audit.Prepare(d); err != nil {
			return err
		}
	}
	return writeKubectl(d)
}

// writeKubectl makes a script that is kubectl for this sandbox.
func writeKubectl(d sandboxdir.Directory) error {
	binary, err := os.Executable()
	if err != nil {
		return err
	}
	quote := func(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }
	// The cache of another sandbox that once had the same port would be wrong.
	script := fmt.Sprintf("#!/bin/sh\nKUBECONFIG=%s KUBECACHEDIR=%s exec %s kubectl \"$@\"\n",
		quote(d.Kubeconfig()), quote(d.Path("kubectl-cache")), quote(binary))
	return d.WriteFile("kubectl", []byte(script), 0o700)
}
