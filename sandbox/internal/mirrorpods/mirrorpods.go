// Package mirrorpods does what a kubelet does for its static pods: it keeps a mirror pod of each in the API.
package mirrorpods

import (
	"crypto/sha256"
	"encoding/hex"

	core "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// Annotation of a node that has static pods.
const Annotation = "sandbox.drydock.dev/mirror-pods"

// Static pods of a control-plane node, as kubeadm makes them.
var Static = []string{"etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler"}

var cpu = map[string]string{"etcd": "200m", "kube-apiserver": "400m", "kube-controller-manager": "200m", "kube-scheduler": "100m"}
var memory = map[string]string{"etcd": "1Gi", "kube-apiserver": "2Gi", "kube-controller-manager": "512Mi", "kube-scheduler": "256Mi"}

// For makes the mirror pod of one static pod of a node.
func For(node *core.Node, component string) *core.Pod {
	sum := sha256.Sum256([]byte(node.Name + "/" + component))
	hash := hex.EncodeToString(sum[:16])
	controller := true
	return &core.Pod{
		ObjectMeta: meta.ObjectMeta{
			Name:      component + "-" + node.Name,
			Namespace: meta.NamespaceSystem,
			Labels:    map[string]string{"component": component, "tier": "control-plane"},
			Annotations: map[string]string{
				core.MirrorPodAnnotationKey:   hash,
				"kubernetes.io/config.hash":   hash,
				"kubernetes.io/config.source": "file",
				"kubernetes.io/config.seen":   node.CreationTimestamp.UTC().Format("2006-01-02T15:04:05.000000000Z"),
			},
			OwnerReferences: []meta.OwnerReference{{
				APIVersion: "v1", Kind: "Node", Name: node.Name, UID: node.UID, Controller: &controller,
			}},
		},
		Spec: core.PodSpec{
			NodeName:                     node.Name,
			HostNetwork:                  true,
			PriorityClassName:            "system-node-critical",
			AutomountServiceAccountToken: new(bool), // "a mirror pod may not reference service accounts"
			Tolerations:                  []core.Toleration{{Operator: core.TolerationOpExists, Effect: core.TaintEffectNoExecute}},
			Containers: []core.Container{{
				Name:  component,
				Image: "registry.example/" + component + ":" + node.Status.NodeInfo.KubeletVersion,
				Resources: core.ResourceRequirements{Requests: core.ResourceList{
					core.ResourceCPU:    resource.MustParse(cpu[component]),
					core.ResourceMemory: resource.MustParse(memory[component]),
				}},
			}},
			Volumes: []core.Volume{{
				Name:         "config",
				VolumeSource: core.VolumeSource{HostPath: &core.HostPathVolumeSource{Path: "/etc/kubernetes"}},
			}},
		},
	}
}
