package kwokconfig

import (
	"testing"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/kwok/pkg/utils/lifecycle"
	"sigs.k8s.io/yaml"
)

func TestStorageStages(t *testing.T) {
	ours := "attacher: csi.sandbox.drydock.dev"
	chosen := "annotations: {volume.kubernetes.io/storage-provisioner: csi.sandbox.drydock.dev, volume.kubernetes.io/selected-node: n}"
	for name, test := range map[string]struct{ kind, object, stage string }{
		"an attachment is attached":     {"VolumeAttachment", "{spec: {" + ours + "}, status: {attached: false}}", "volume-attach"},
		"once":                          {"VolumeAttachment", "{spec: {" + ours + "}, status: {attached: true}}", ""},
		"detached":                      {"VolumeAttachment", "{metadata: {deletionTimestamp: '2026-11-21T12:00:00Z'}, spec: {" + ours + "}, status: {attached: true}}", "volume-detach"},
		"of another driver":             {"VolumeAttachment", "{spec: {attacher: csi.example}, status: {attached: false}}", ""},
		"a claim with a chosen node":    {"PersistentVolumeClaim", "{metadata: {" + chosen + "}, spec: {}}", "claim-provision"},
		"a claim that waits for a pod":  {"PersistentVolumeClaim", "{metadata: {}, spec: {}}", ""},
		"a claim that has its volume":   {"PersistentVolumeClaim", "{metadata: {" + chosen + "}, spec: {volumeName: v}}", ""},
		"a released volume is deleted":  {"PersistentVolume", "{spec: {persistentVolumeReclaimPolicy: Delete, csi: {driver: csi.sandbox.drydock.dev}}, status: {phase: Released}}", "volume-reclaim"},
		"a released volume that stays":  {"PersistentVolume", "{spec: {persistentVolumeReclaimPolicy: Retain, csi: {driver: csi.sandbox.drydock.dev}}, status: {phase: Released}}", ""},
		"a bound volume is not deleted": {"PersistentVolume", "{spec: {persistentVolumeReclaimPolicy: Delete, csi: {driver: csi.sandbox.drydock.dev}}, status: {phase: Bound}}", ""},
	} {
		t.Run(name, func(t *testing.T) {
			object := &unstructured.Unstructured{}
			if err := yaml.Unmarshal([]byte(test.object), &object.Object); err != nil {
				t.Fatal(err)
			}
			stage, err := stagesOf(t, test.kind).Match(t.Context(), &lifecycle.Event{Annotations: object.GetAnnotations(), Data: object})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if stage != nil {
				got = stage.Name()
			}
			if got != test.stage {
				t.Errorf("stage %q, wanted %q", got, test.stage)
			}
		})
	}
}
