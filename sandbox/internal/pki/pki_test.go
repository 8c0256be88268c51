package pki

import (
	"crypto/x509"
	"encoding/pem"
	"os"
	"path/filepath"
	"testing"

	"k8s.io/client-go/tools/clientcmd"
)

func certificate(t *testing.T, directory, name string) *x509.Certificate {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(directory, name+".crt"))
	if err != nil {
		t.Fatal(err)
	}
	block, _ := pem.Decode(content)
	parsed, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

func TestTheAuthoritySignsWhatTheComponentsNeed(t *testing.T) {
	directory := filepath.Join(t.TempDir(), "pki")
	if err := Ensure(directory, "one"); err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(certificate(t, directory, CA))
	_, err := certificate(t, directory, APIServer).Verify(x509.VerifyOptions{Roots: roots, DNSName: "127.0.0.1"})
	if err != nil {
		t.Errorf("the API server on 127.0.0.1: %v", err)
	}
	for name, user := range map[string]string{Admin: "one-admin", Scheduler: "system:kube-scheduler", Kwok: "sandbox:kubelets"} {
		client := certificate(t, directory, name)
		_, err := client.Verify(x509.VerifyOptions{Roots: roots, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}})
		if err != nil || client.Subject.CommonName != user {
			t.Errorf("%s is user %q: %v", name, client.Subject.CommonName, err)
		}
	}
	if groups := certificate(t, directory, Admin).Subject.Organization; len(groups) != 1 || groups[0] != mastersGroup {
		t.Errorf("the administrator is in %v", groups)
	}
	if groups := certificate(t, directory, Scheduler).Subject.Organization; len(groups) != 0 {
		t.Errorf("the scheduler is in %v", groups)
	}
}

func TestKeysAreMadeOnceAndPrivate(t *testing.T) {
	directory := filepath.Join(t.TempDir(), "pki")
	if err := Ensure(directory, "one"); err != nil {
		t.Fatal(err)
	}
	before := certificate(t, directory, Admin)
	if err := Ensure(directory, "one"); err != nil {
		t.Fatal(err)
	}
	if !before.Equal(certificate(t, directory, Admin)) {
		t.Error("the second start made new certificates")
	}
	keys, err := filepath.Glob(filepath.Join(directory, "*.key"))
	if err != nil || len(keys) < 6 {
		t.Fatalf("keys %v, %v", keys, err)
	}
	for _, key := range keys {
		if info, err := os.Stat(key); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", key, info.Mode(), err)
		}
	}
}

func TestTheKubeconfigNamesTheSandbox(t *testing.T) {
	directory := filepath.Join(t.TempDir(), "pki")
	if err := Ensure(directory, "one"); err != nil {
		t.Fatal(err)
	}
	content, err := Kubeconfig(directory, "one", Admin, "one-admin", "https://127.0.0.1:20001")
	if err != nil {
		t.Fatal(err)
	}
	config, err := clientcmd.Load(content)
	if err != nil {
		t.Fatal(err)
	}
	context := config.Contexts[config.CurrentContext]
	if config.CurrentContext != "one" || context.Cluster != "one" || context.AuthInfo != "one-admin" ||
		config.Clusters["one"].Server != "https://127.0.0.1:20001" || len(config.AuthInfos["one-admin"].ClientKeyData) == 0 {
		t.Errorf("kubeconfig:\n%s", content)
	}
}
