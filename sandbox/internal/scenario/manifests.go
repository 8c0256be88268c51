package scenario

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/template"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/apimachinery/pkg/util/yaml"
)

//go:embed manifests/*.yaml
var manifests embed.FS

// Objects of other products, which no typed client here knows.
func (a *Applier) applyManifests(ctx context.Context, berths map[rune]string, files ...string) error {
	for _, file := range files {
		objects, err := readManifest(file, berths, time.Now())
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		for _, object := range objects {
			if err := a.applyObject(ctx, object); err != nil {
				return fmt.Errorf("%s: %s %s: %w", file, object.GetKind(), object.GetName(), err)
			}
		}
	}
	return nil
}

// applyObject creates it, unless it is there. The API server serves a new kind some moments after it was told.
func (a *Applier) applyObject(ctx context.Context, object *unstructured.Unstructured) error {
	kind := object.GroupVersionKind()
	resource := a.dynamic.Resource(kind.GroupVersion().WithResource(pluralOf(kind)))
	return wait.PollUntilContextTimeout(ctx, 50*time.Millisecond, patience, true, func(ctx context.Context) (bool, error) {
		_, err := resource.Namespace(object.GetNamespace()).Create(ctx, object, meta.CreateOptions{})
		switch {
		case err == nil || apierrors.IsAlreadyExists(err):
			return true, nil
		case apierrors.IsNotFound(err):
			return false, nil
		default:
			return false, err
		}
	})
}

func pluralOf(kind schema.GroupVersionKind) string { return strings.ToLower(kind.Kind) + "s" }

// readManifest fills a template in: node gives the name of a node of harbor by its letter, ago the time so long before
// now: the sum of the durations, of which a negative one leads towards the future.
func readManifest(file string, berths map[rune]string, now time.Time) ([]*unstructured.Unstructured, error) {
	text, err := manifests.ReadFile("manifests/" + file)
	if err != nil {
		return nil, err
	}
	functions := template.FuncMap{
		"node":  func(letter string) string { return strconv.Quote(berths[rune(letter[0])]) },
		"lower": strings.ToLower,
		"dict":  dictionary,
		"ago": func(durations ...string) (string, error) {
			at := now
			for _, text := range durations {
				duration, err := time.ParseDuration(text)
				if err != nil {
					return "", err
				}
				at = at.Add(-duration)
			}
			return strconv.Quote(at.UTC().Format(time.RFC3339)), nil
		},
	}
	filled, err := template.New(file).Funcs(functions).Parse(string(text))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := filled.Execute(&out, nil); err != nil {
		return nil, err
	}
	var objects []*unstructured.Unstructured
	decoder := yaml.NewYAMLOrJSONDecoder(&out, 4096)
	for {
		object := &unstructured.Unstructured{}
		if err := decoder.Decode(object); errors.Is(err, io.EOF) {
			return objects, nil
		} else if err != nil {
			return nil, err
		}
		if object.GetKind() != "" {
			objects = append(objects, object)
		}
	}
}

func dictionary(pairs ...string) map[string]string {
	made := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		made[pairs[i]] = pairs[i+1]
	}
	return made
}
