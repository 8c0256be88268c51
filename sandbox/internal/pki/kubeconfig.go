package pki

import (
	"os"
	"path/filepath"

	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/tools/clientcmd/api"
)

// Kubeconfig is a kubeconfig with inline data: context and cluster have the sandbox's name.
func Kubeconfig(directory, sandbox, certificate, user, server string) ([]byte, error) {
	var inline [3][]byte
	for i, name := range []string{CA + ".crt", certificate + ".crt", certificate + ".key"} {
		content, err := os.ReadFile(filepath.Join(directory, name))
		if err != nil {
			return nil, err
		}
		inline[i] = content
	}
	config := api.NewConfig()
	config.Clusters[sandbox] = &api.Cluster{Server: server, CertificateAuthorityData: inline[0]}
	config.AuthInfos[user] = &api.AuthInfo{ClientCertificateData: inline[1], ClientKeyData: inline[2]}
	config.Contexts[sandbox] = &api.Context{Cluster: sandbox, AuthInfo: user}
	config.CurrentContext = sandbox
	return clientcmd.Write(*config)
}
