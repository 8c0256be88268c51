package kwokconfig

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	core "k8s.io/api/core/v1"
	"sigs.k8s.io/kwok/pkg/apis/internalversion"
	"sigs.k8s.io/kwok/pkg/config"
	"sigs.k8s.io/kwok/pkg/utils/gotpl"
	"sigs.k8s.io/kwok/pkg/utils/lifecycle"
	"sigs.k8s.io/yaml"
)

var now = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// stagesOf loads the rendered configuration with kwok's own loader.
func stagesOf(t *testing.T, kind string) lifecycle.Lifecycle {
	t.Helper()
	content, err := Render(20001, 12, "/logs")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "kwok.yaml")
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	objects, err := config.Load(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	var stages []*internalversion.Stage
	for _, stage := range config.FilterWithType[*internalversion.Stage](objects) {
		if stage.Spec.ResourceRef.Kind == kind {
			stages = append(stages, stage)
		}
	}
	found, err := lifecycle.NewLifecycle(stages)
	if err != nil || len(stages) == 0 {
		t.Fatalf("%d stages of %s: %v", len(stages), kind, err)
	}
	return found
}

func TestTheOptionsThatHaveNoDefaults(t *testing.T) {
	content, err := Render(20001, 5000, "/logs")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "kwok.yaml")
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	objects, err := config.Load(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	options := config.FilterWithType[*internalversion.KwokConfiguration](objects)[0].Options
	if options.NodeLeaseParallelism == 0 || options.NodePlayStageParallelism == 0 || options.PodPlayStageParallelism != 16 || options.NodeLeaseDurationSeconds != 120 ||
		options.ServerAddress != "127.0.0.1:20001" || options.ManageAllNodes {
		t.Errorf("options: %+v", options)
	}
}

// What kwok serves as the log of a scan is written where its configuration says, in the format that it reads.
func TestLogsOfScans(t *testing.T) {
	directory := t.TempDir()
	if err := WriteLogs(directory); err != nil {
		t.Fatal(err)
	}
	content, err := Render(20001, 12, directory)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "kwok.yaml")
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	objects, err := config.Load(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	served := config.FilterWithType[*internalversion.ClusterLogs](objects)
	if len(served) != 1 || len(served[0].Spec.Logs) == 0 || !slices.Equal(served[0].Spec.Selector.MatchNamespaces, []string{ScansNamespace}) {
		t.Fatalf("served: %+v", served)
	}
	for _, log := range served[0].Spec.Logs {
		content, err := os.ReadFile(log.LogsFile)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(content)) {
			if !strings.HasPrefix(line, "2026-11-21T03:00:00.000000000Z stdout F ") {
				t.Fatalf("%s: %q", log.LogsFile, line)
			}
		}
	}
}

const readyTrue = "conditions: [{type: Ready, status: 'True'}]"

func TestPodStages(t *testing.T) {
	running := "phase: Running, startTime: '2026-11-21T11:00:00Z', containerStatuses: [{name: a, image: i, restartCount: 0, state: {running: {startedAt: '2026-11-21T11:59:58Z'}}}], "
	deleted := "deletionTimestamp: '2026-11-21T12:00:30Z', deletionGracePeriodSeconds: 30, "
	spec := "{containers: [{name: a, image: i}]}"
	claim := "{containers: [{name: a, image: i}], volumes: [{name: v, persistentVolumeClaim: {claimName: c}}]}"
	for name, test := range map[string]struct {
		metadata, spec, status string
		stage                  string // empty: nothing happens to it
		atLeast, atMost        time.Duration
	}{
		"a new pod starts after a moment": {"", spec, "phase: Pending", "pod-start", 500 * time.Millisecond, 1500 * time.Millisecond},
		"a pod with a claim waits for it": {"", claim, "phase: Pending", "pod-start", 7 * time.Second, 7 * time.Second},
		"a start delay of its own":        {"annotations: {sandbox.drydock.dev/start-delay: 2s}", claim, "phase: Pending", "pod-start", 2 * time.Second, 2 * time.Second},
		"a running pod stays as it is":    {"", spec, running + readyTrue, "", 0, 0},
		"the whole grace period":          {deleted, spec, running + readyTrue, "pod-stop", 30 * time.Second, 30 * time.Second},
		"containers that end earlier":     {deleted + "annotations: {sandbox.drydock.dev/stop-after: 4s}", spec, running + readyTrue, "pod-stop", 4 * time.Second, 4 * time.Second},
		"never more than the grace period": {deleted + "annotations: {sandbox.drydock.dev/stop-after: 90s}", spec, running + readyTrue,
			"pod-stop", 30 * time.Second, 30 * time.Second},
		"a pod that never started":     {deleted, spec, "phase: Pending", "pod-stop", 0, 0},
		"a mirror pod":                 {deleted + "annotations: {kubernetes.io/config.mirror: abc}", spec, running + readyTrue, "pod-stop", 0, 0},
		"a terminated pod is removed":  {deleted, spec, "phase: Failed", "pod-remove", 0, 0},
		"a finalizer holds it":         {"deletionTimestamp: '2026-11-21T12:00:00Z', deletionGracePeriodSeconds: 0, finalizers: [a/b]", spec, "phase: Failed", "", 0, 0},
		"a Job ends after its time":    {"annotations: {sandbox.drydock.dev/run-for: 6s}", spec, running + readyTrue, "pod-complete", 4 * time.Second, 4 * time.Second},
		"a scan ends by itself":        {"namespace: drydock-scans", spec, running + readyTrue, "pod-complete", 4 * time.Second, 4 * time.Second},
		"a done pod stays":             {"annotations: {sandbox.drydock.dev/run-for: 6s}", spec, "phase: Succeeded", "", 0, 0},
		"ready again with its node":    {"", spec, running + "conditions: [{type: Ready, status: 'False'}]", "pod-readiness", 3 * time.Second, 3 * time.Second},
		"unready by annotation":        {"annotations: {sandbox.drydock.dev/unready: 'true'}", spec, running + readyTrue, "pod-readiness", 0, 0},
		"unready by annotation, stays": {"annotations: {sandbox.drydock.dev/unready: 'true'}", spec, running + "conditions: [{type: Ready, status: 'False'}]", "", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			pod := &core.Pod{}
			text := "{metadata: {name: p, " + test.metadata + "}, spec: " + test.spec + ", status: {" + test.status + "}}"
			if err := yaml.UnmarshalStrict([]byte(text), pod); err != nil {
				t.Fatal(err)
			}
			event := &lifecycle.Event{Labels: pod.Labels, Annotations: pod.Annotations, Data: pod}
			checkStage(t, stagesOf(t, "Pod"), event, test.stage, test.atLeast, test.atMost)
		})
	}
}

func TestNodeStages(t *testing.T) {
	for name, test := range map[string]struct{ metadata, status, stage string }{
		"a new node becomes Ready":            {"", "", "node-ready"},
		"an unknown node becomes Ready":       {"", "conditions: [{type: Ready, status: Unknown}]", "node-ready"},
		"NotReady by annotation":              {"annotations: {sandbox.drydock.dev/not-ready: 'true'}", readyTrue, "node-not-ready"},
		"NotReady from the beginning":         {"annotations: {sandbox.drydock.dev/not-ready: 'true'}", "", "node-not-ready"},
		"NotReady, and stays":                 {"annotations: {sandbox.drydock.dev/not-ready: 'true'}", "conditions: [{type: Ready, status: 'False'}]", ""},
		"Ready again without the annotation":  {"", "conditions: [{type: Ready, status: 'False'}]", "node-ready"},
		"a Ready node only posts its status":  {"", readyTrue, "node-heartbeat"},
		"the annotation must say exactly yes": {"annotations: {sandbox.drydock.dev/not-ready: 'false'}", readyTrue, "node-heartbeat"},
	} {
		t.Run(name, func(t *testing.T) {
			node := &core.Node{}
			if err := yaml.UnmarshalStrict([]byte("{metadata: {name: n, "+test.metadata+"}, status: {"+test.status+"}}"), node); err != nil {
				t.Fatal(err)
			}
			event := &lifecycle.Event{Labels: node.Labels, Annotations: node.Annotations, Data: node}
			longest := time.Duration(0)
			if test.stage == "node-heartbeat" {
				longest = 310 * time.Second
			}
			checkStage(t, stagesOf(t, "Node"), event, test.stage, 0, longest)
		})
	}
}

func checkStage(t *testing.T, stages lifecycle.Lifecycle, event *lifecycle.Event, want string, atLeast, atMost time.Duration) {
	t.Helper()
	stage, err := stages.Match(t.Context(), event)
	if err != nil {
		t.Fatal(err)
	}
	if stage == nil || want == "" {
		if stage != nil || want != "" {
			t.Fatalf("stage %v, wanted %q", stage, want)
		}
		return
	}
	if stage.Name() != want {
		t.Fatalf("stage %s, wanted %s", stage.Name(), want)
	}
	delay, _, err := stage.Delay(t.Context(), event, now)
	if err != nil || delay < atLeast || delay > atMost {
		t.Errorf("delay %s (%v), wanted %s to %s", delay, err, atLeast, atMost)
	}
	render(t, stage, event.Data)
}

// render checks that no patch is empty: one that is wipes the status, and the stage then matches for ever.
func render(t *testing.T, stage *lifecycle.Stage, object any) {
	t.Helper()
	addresses := func(...any) []string { return []string{"10.0.0.1"} }
	renderer := gotpl.NewRenderer(gotpl.FuncMap{"NodeIPsWith": addresses, "PodIPsWith": addresses, "NodePort": func() int { return 20001 }})
	patches := 0
	_, err := stage.DoSteps(0, nil, object, renderer, nil,
		func() error { patches++; return nil },
		func(patch *lifecycle.Patch) error {
			patches++
			var content map[string]map[string]any
			if err := json.Unmarshal(patch.Data, &content); err != nil || len(content["status"]) == 0 {
				t.Errorf("patch %s: %v", patch.Data, err)
			}
			return nil
		}, nil)
	if err != nil || patches == 0 {
		t.Errorf("%d patches: %v", patches, err)
	}
}
