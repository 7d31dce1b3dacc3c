// Command templates makes a Secret of an ExternalSecret with the code of External Secrets, out of what stores and generators would give.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"maps"
	"os"

	esv1 "github.com/external-secrets/external-secrets/apis/externalsecrets/v1"
	genv1alpha1 "github.com/external-secrets/external-secrets/apis/generators/v1alpha1"
	"github.com/external-secrets/external-secrets/pkg/esutils"
	"github.com/external-secrets/external-secrets/pkg/template/v2"
	corev1 "k8s.io/api/core/v1"
)

// A question is either an object, to be read as the Go type of its kind, or an ExternalSecret to be rendered.
type question struct {
	Object json.RawMessage
	Spec   *esv1.ExternalSecretSpec
	// Values of stores by key and property, and what generators give by their names.
	Stored    map[string]string
	Generated map[string]map[string]string
}

type answer struct {
	// Secret is the data of the Secret; strings of bytes are in base64.
	Secret map[string][]byte `json:"secret,omitempty"`
	Error  string            `json:"error,omitempty"`
}

var types = map[string]func() any{
	"ExternalSecret":        func() any { return &esv1.ExternalSecret{} },
	"ClusterExternalSecret": func() any { return &esv1.ClusterExternalSecret{} },
	"ClusterSecretStore":    func() any { return &esv1.ClusterSecretStore{} },
	"ECRAuthorizationToken": func() any { return &genv1alpha1.ECRAuthorizationToken{} },
	"GCRAccessToken":        func() any { return &genv1alpha1.GCRAccessToken{} },
	"ACRAccessToken":        func() any { return &genv1alpha1.ACRAccessToken{} },
	"QuayAccessToken":       func() any { return &genv1alpha1.QuayAccessToken{} },
	"GithubAccessToken":     func() any { return &genv1alpha1.GithubAccessToken{} },
	"CloudsmithAccessToken": func() any { return &genv1alpha1.CloudsmithAccessToken{} },
	"ClusterGenerator":      func() any { return &genv1alpha1.ClusterGenerator{} },
}

func main() {
	in, out := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for {
		var asked question
		if err := in.Decode(&asked); err == io.EOF {
			return
		} else if err != nil {
			log.Fatal(err)
		}
		var given answer
		var err error
		if asked.Object != nil {
			err = decode(asked.Object)
		} else {
			given.Secret, err = render(asked)
		}
		if err != nil {
			given.Error = err.Error()
		}
		if err := out.Encode(given); err != nil {
			log.Fatal(err)
		}
	}
}

// decode refuses fields that the type does not have.
func decode(object []byte) error {
	var kind struct{ Kind string }
	if err := json.Unmarshal(object, &kind); err != nil {
		return err
	}
	make, known := types[kind.Kind]
	if !known {
		return fmt.Errorf("unknown kind %q", kind.Kind)
	}
	decoder := json.NewDecoder(bytes.NewReader(object))
	decoder.DisallowUnknownFields()
	return decoder.Decode(make())
}

// render does what GetProviderSecretData and ApplyTemplate of pkg/controllers/externalsecret do, with the stores and generators taken out.
func render(asked question) (map[string][]byte, error) {
	values := map[string][]byte{}
	for _, from := range asked.Spec.DataFrom {
		generated, err := esutils.RewriteMap(from.Rewrite, toBytes(asked.Generated[from.SourceRef.GeneratorRef.Name]))
		if err != nil {
			return nil, err
		}
		maps.Copy(values, generated)
	}
	for _, data := range asked.Spec.Data {
		if stored, found := asked.Stored[data.RemoteRef.Key+"/"+data.RemoteRef.Property]; found {
			values[data.SecretKey] = []byte(stored)
		}
	}
	templates := toBytes(asked.Spec.Target.Template.Data)
	secret := &corev1.Secret{Data: map[string][]byte{}}
	err := template.Execute(templates, values, esv1.TemplateScopeValues, esv1.TemplateTargetData, secret)
	return secret.Data, err
}

func toBytes(texts map[string]string) map[string][]byte {
	all := map[string][]byte{}
	for key, text := range texts {
		all[key] = []byte(text)
	}
	return all
}
