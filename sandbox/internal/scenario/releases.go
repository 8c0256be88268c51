package scenario

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	core "k8s.io/api/core/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// release is what Helm 3 keeps of one revision, in a Secret.
type release struct {
	Name      string         `json:"name"`
	Namespace string         `json:"namespace"`
	Version   int            `json:"version"`
	Info      releaseInfo    `json:"info"`
	Chart     releaseChart   `json:"chart"`
	Config    map[string]any `json:"config"`
	Manifest  string         `json:"manifest"`
}

type releaseInfo struct {
	FirstDeployed time.Time `json:"first_deployed"`
	LastDeployed  time.Time `json:"last_deployed"`
	Status        string    `json:"status"`
	Description   string    `json:"description"`
}

type releaseChart struct {
	Metadata struct {
		Name       string `json:"name"`
		Version    string `json:"version"`
		AppVersion string `json:"appVersion"`
	} `json:"metadata"`
}

// revision describes one for harborReleases.
type revision struct {
	chart, app string
	status     string
	days       int // since it was made
}

type addOn struct {
	namespace, name string
	config          map[string]any
	workloads       []string // "DaemonSet cilium": what its manifest holds
	revisions       []revision
}

// The add-ons of harbor: what runs them is among its workloads.
var harborReleases = []addOn{
	{"kube-system", "cilium", map[string]any{"kubeProxyReplacement": false, "ipam": map[string]any{"mode": "kubernetes"}},
		[]string{"DaemonSet cilium", "Deployment cilium-operator"},
		[]revision{{"1.17.4", "1.17.4", "superseded", 90}, {"1.17.9", "1.17.9", "superseded", 41}, {"1.18.2", "1.18.2", "deployed", 6}}},
	{"kube-system", "aws-ebs-csi-driver", map[string]any{"controller": map[string]any{"replicaCount": 2}},
		[]string{"DaemonSet ebs-csi-node", "Deployment ebs-csi-controller"},
		[]revision{{"2.48.0", "1.48.0", "superseded", 60}, {"2.50.1", "1.50.1", "deployed", 21}}},
	{"ingress-nginx", "ingress-nginx", map[string]any{"controller": map[string]any{"replicaCount": 3}},
		[]string{"Deployment ingress-nginx-controller"},
		[]revision{{"4.13.3", "1.13.3", "deployed", 33}, {"4.14.0", "1.14.0", "failed", 2}}},
}

func (a *Applier) createReleases(ctx context.Context) error {
	var namespaces, secrets []meta.Object
	for _, on := range harborReleases {
		if on.namespace != "kube-system" {
			namespaces = append(namespaces, &core.Namespace{ObjectMeta: meta.ObjectMeta{Name: on.namespace}})
		}
		for i := range on.revisions {
			secret, err := on.secret(i, time.Now())
			if err != nil {
				return err
			}
			secrets = append(secrets, secret)
		}
	}
	if err := createAll(ctx, a.client, namespaces); err != nil {
		return err
	}
	return createAll(ctx, a.client, secrets)
}

// secret is that revision as Helm's storage driver writes it: JSON, compressed, in base64, and once more in base64 by
// Kubernetes.
func (on addOn) secret(i int, now time.Time) (*core.Secret, error) {
	at := on.revisions[i]
	made := release{Name: on.name, Namespace: on.namespace, Version: i + 1, Config: on.config}
	ago := func(days int) time.Time { return now.AddDate(0, 0, -days).UTC().Truncate(time.Second) }
	made.Info = releaseInfo{ago(on.revisions[0].days), ago(at.days), at.status, "Upgrade complete"}
	if i == 0 {
		made.Info.Description = "Install complete"
	}
	if at.status == "failed" {
		made.Info.Description = fmt.Sprintf("Upgrade %q failed: context deadline exceeded", on.name)
	}
	made.Chart.Metadata.Name, made.Chart.Metadata.Version, made.Chart.Metadata.AppVersion = on.name, at.chart, at.app
	for _, workload := range on.workloads {
		var kind, name string
		if _, err := fmt.Sscan(workload, &kind, &name); err != nil {
			return nil, err
		}
		made.Manifest += fmt.Sprintf("---\n# Source: %s/templates/%s.yaml\napiVersion: apps/v1\nkind: %s\nmetadata:\n  name: %s\n  namespace: %s\n", on.name, kind, kind, name, on.namespace)
	}
	content, err := encodeRelease(made)
	if err != nil {
		return nil, err
	}
	return &core.Secret{
		ObjectMeta: meta.ObjectMeta{
			Namespace: on.namespace, Name: fmt.Sprintf("sh.helm.release.v1.%s.v%d", on.name, i+1),
			Labels: map[string]string{
				"owner": "helm", "name": on.name, "version": strconv.Itoa(i + 1), "status": at.status,
				"modifiedAt": strconv.FormatInt(made.Info.LastDeployed.Unix(), 10),
			},
		},
		Type: "helm.sh/release.v1",
		Data: map[string][]byte{"release": content},
	}, nil
}

func encodeRelease(made release) ([]byte, error) {
	plain, err := json.Marshal(made)
	if err != nil {
		return nil, err
	}
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	if _, err := writer.Write(plain); err != nil {
		return nil, err
	}
	if err := writer.Close(); err != nil {
		return nil, err
	}
	return []byte(base64.StdEncoding.EncodeToString(packed.Bytes())), nil
}
