package pki

import (
	"net"
	"os"
	"path/filepath"
)

// Names of the certificates (NAME.crt, NAME.key) of a sandbox.
const (
	CA                = "ca"
	APIServer         = "kube-apiserver"
	ServiceAccount    = "service-account"
	Admin             = "admin"
	ControllerManager = "kube-controller-manager"
	Scheduler         = "kube-scheduler"
	Kwok              = "kwok"
)

// The group to which Kubernetes allows everything.
const mastersGroup = "system:masters"

// Ensure makes all keys and certificates of a sandbox if it has none yet.
func Ensure(directory, name string) error {
	complete := filepath.Join(directory, "complete")
	if _, err := os.Stat(complete); err == nil {
		return nil
	}
	authority, err := NewAuthority(directory, "drydock sandbox "+name)
	if err != nil {
		return err
	}
	steps := []func() error{
		func() error {
			names := []string{"localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local"}
			return authority.Server(APIServer, names, []net.IP{net.IPv4(127, 0, 0, 1), net.IPv4(10, 96, 0, 1)})
		},
		func() error { return authority.Key(ServiceAccount) },
		func() error { return authority.Client(Admin, name+"-admin", mastersGroup) },
		// All its controllers share this one user (see its flags), for which its own role is too small.
		func() error {
			return authority.Client(ControllerManager, "system:kube-controller-manager", mastersGroup)
		},
		func() error { return authority.Client(Scheduler, "system:kube-scheduler") },
		func() error { return authority.Client(Kwok, "sandbox:kubelets", mastersGroup) },
		func() error { return os.WriteFile(complete, nil, 0o600) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}
