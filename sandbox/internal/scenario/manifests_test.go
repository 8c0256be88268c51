package scenario

import (
	"testing"
	"time"
)

// Each manifest can be read, and names no kind whose plural is guessed wrong.
func TestManifests(t *testing.T) {
	berths := namesOf([]string{"p", "q", "r"}, []string{"a", "f", "k", "b", "d", "l", "j", "c", "e"})
	now := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	served := map[string]bool{"namespaces": true, "serviceaccounts": true, "customresourcedefinitions": true}
	entries, err := manifests.ReadDir("manifests")
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, crds := range []bool{true, false} {
		for _, entry := range entries {
			objects, err := readManifest(entry.Name(), berths, now)
			if err != nil {
				t.Fatalf("%s: %v", entry.Name(), err)
			}
			for _, object := range objects {
				read++
				if crds && object.GetKind() == "CustomResourceDefinition" {
					names := object.Object["spec"].(map[string]any)["names"].(map[string]any)
					served[names["plural"].(string)] = true
				}
				if plural := pluralOf(object.GroupVersionKind()); !crds && !served[plural] {
					t.Errorf("%s: nothing serves %s", entry.Name(), plural)
				}
			}
		}
	}
	if read == 0 {
		t.Error("no manifest holds anything")
	}
}

func TestManifestTimesAndNodes(t *testing.T) {
	now := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	objects, err := readManifest("velero.yaml", map[rune]string{'J': "worker-j"}, now)
	if err != nil {
		t.Fatal(err)
	}
	for _, object := range objects {
		if object.GetKind() != "DataUpload" {
			continue
		}
		status := object.Object["status"].(map[string]any)
		if status["node"] != "worker-j" || status["startTimestamp"] != "2026-11-21T11:57:00Z" {
			t.Errorf("a data upload on J since three minutes has status %v", status)
		}
		return
	}
	t.Error("there is no data upload")
}
