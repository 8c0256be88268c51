// Package kwokconfig holds the fake kubelets' behaviour: kwok's configuration and its stages.
package kwokconfig

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"path"
)

// Driver is the name of the fake CSI driver.
const Driver = "csi.sandbox.drydock.dev"

// KubeletLabel marks nodes whose kubelet lives; taking it off is a kubelet that died.
const KubeletLabel, KubeletAlive = "sandbox.drydock.dev/kubelet", "up"

// Annotations that steer nodes and pods; stages/*.yaml says what each does.
const (
	NotReady   = "sandbox.drydock.dev/not-ready"
	StartDelay = "sandbox.drydock.dev/start-delay"
	StopAfter  = "sandbox.drydock.dev/stop-after"
	RunFor     = "sandbox.drydock.dev/run-for"
)

//go:embed stages/*.yaml
var stages embed.FS

// A KwokConfiguration gets no defaults for the fields that it leaves out: a parallelism of 0 stops the leases.
const options = `apiVersion: config.kwok.x-k8s.io/v1alpha1
kind: KwokConfiguration
options:
  manageNodesWithLabelSelector: %s=%s
  nodeLeaseDurationSeconds: %d
  nodeLeaseParallelism: 4
  nodePlayStageParallelism: 4
  podPlayStageParallelism: %d
  podsOnNodeSyncParallelism: %d
  enableDebuggingHandlers: true
  enablePodsOnNodeSyncListPager: true
  serverAddress: 127.0.0.1:%d
  nodePort: %d
`

// Render returns kwok's whole configuration for about that many nodes; its health and, as of a kubelet, logs are at that
// port, the logs from that directory. It asks nobody who he is, so it listens on the loopback interface alone; without
// a document that allows it, it runs nothing for anybody.
func Render(port, nodes int, logDirectory string) ([]byte, error) {
	// Leases are renewed after a quarter of that time, 10 s as by a kubelet. For thousands of nodes that alone would
	// keep a small machine busy; at 30 s the controllers do not yet miss a node (they do after 50 s).
	lease, parallelism := 40, 4
	if nodes > 100 {
		parallelism = 16
	}
	if nodes > 2000 {
		lease = 120
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, options, KubeletLabel, KubeletAlive, lease, parallelism, parallelism, port, port)
	files, err := fs.Glob(stages, "stages/*.yaml")
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		content, err := stages.ReadFile(file)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&out, "---\n# %s\n%s", path.Base(file), content)
	}
	served, err := renderLogs(logDirectory)
	if err != nil {
		return nil, err
	}
	out.Write(served)
	return out.Bytes(), nil
}
