// Package sandboxdir is what a sandbox keeps on disk: its directory, its state and its locks.
package sandboxdir

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
)

// EnvRoot names the directory that holds all sandboxes; without it they are in .drydock/sandboxes of the working directory.
const EnvRoot = "DRYDOCK_SANDBOXES"

// Directory is the directory of one sandbox.
type Directory struct {
	Root string // absolute, holds all sandboxes
	Name string
}

var nameRule = regexp.MustCompile(`^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$`)

// Open checks the name (a DNS-1123 label) and returns where that sandbox is, whether it exists or not.
func Open(name string) (Directory, error) {
	if !nameRule.MatchString(name) {
		return Directory{}, fmt.Errorf("%q cannot be the name of a sandbox: use lower-case letters, digits and '-', at most 63 characters (like harbor or test-2)", name)
	}
	root, err := root()
	return Directory{Root: root, Name: name}, err
}

func root() (string, error) {
	if path := os.Getenv(EnvRoot); path != "" {
		return filepath.Abs(path)
	}
	return filepath.Abs(filepath.Join(".drydock", "sandboxes"))
}

// List returns the sandboxes that have a directory, by name.
func List() ([]Directory, error) {
	root, err := root()
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(root)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var found []Directory
	for _, entry := range entries {
		if entry.IsDir() && nameRule.MatchString(entry.Name()) {
			found = append(found, Directory{Root: root, Name: entry.Name()})
		}
	}
	sort.Slice(found, func(i, j int) bool { return found[i].Name < found[j].Name })
	return found, nil
}

// Path of the sandbox, or of something in it.
func (d Directory) Path(elements ...string) string {
	return filepath.Join(append([]string{d.Root, d.Name}, elements...)...)
}

// Kubeconfig is the administrator's kubeconfig.
func (d Directory) Kubeconfig() string { return d.Path("kubeconfig") }

// Kubectl is a script that runs this binary's kubectl with that kubeconfig.
func (d Directory) Kubectl() string { return d.Path("kubectl") }

// Log of a component.
func (d Directory) Log(component string) string { return d.Path("logs", component+".log") }

// Exists tells whether the sandbox has a directory.
func (d Directory) Exists() bool {
	_, err := os.Stat(d.Path())
	return err == nil
}

// At is the sandbox whose directory that is.
func At(path string) Directory {
	return Directory{Root: filepath.Dir(path), Name: filepath.Base(path)}
}
