package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	authenticationv1 "k8s.io/api/authentication/v1"
	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	kubeletv1 "k8s.io/kubelet/config/v1"
	"k8s.io/kubernetes/pkg/credentialprovider/plugin"
	"k8s.io/kubernetes/pkg/util/parsers"
	"sigs.k8s.io/yaml"
)

// Question is the text of a CredentialProviderConfig.
type Question struct {
	Config string `json:"config"`
	// FeatureGates are set as with the kubelet's flag.
	FeatureGates string `json:"featureGates"`
	// Images are pulled by a pod of a ServiceAccount with these annotations, if the kubelet starts.
	Images      []string          `json:"images"`
	Annotations map[string]string `json:"annotations"`
}

// Answer is what the kubelet does.
type Answer struct {
	// Error is why it does not start.
	Error string `json:"error"`
	// Decoded is the configuration as its Go type has it.
	Decoded *kubeletv1.CredentialProviderConfig `json:"decoded"`
	// Called has, for each image, the request that each program got which was called for it.
	Called [][]Call `json:"called"`
}

// Call is one call of a program.
type Call struct {
	Arguments   []string          `json:"arguments"`
	Token       string            `json:"token"`
	Annotations map[string]string `json:"annotations"`
}

const (
	configFile   = "config.yaml"
	questionFile = "question.json"
	programs     = "programs"
)

// answer asks a process of its own: a kubelet registers programs once, and panics over a name that it has had.
func answer(question Question) Answer {
	folder, err := os.MkdirTemp("", "credentialprovider-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	write(filepath.Join(folder, configFile), []byte(question.Config))
	asked, err := json.Marshal(question)
	if err != nil {
		panic(err)
	}
	write(filepath.Join(folder, questionFile), asked)
	command := exec.Command(os.Args[0], folder)
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		panic(err)
	}
	var result Answer
	if err := json.Unmarshal(out, &result); err != nil {
		panic(fmt.Errorf("%w in %s", err, out))
	}
	return result
}

// register starts as a kubelet does, and prints what came of it.
func register(folder string) {
	content, err := os.ReadFile(filepath.Join(folder, questionFile))
	if err != nil {
		panic(err)
	}
	var question Question
	if err := json.Unmarshal(content, &question); err != nil {
		panic(err)
	}
	result := Answer{Called: [][]Call{}}
	if err := utilfeature.DefaultMutableFeatureGate.Set(question.FeatureGates); err != nil {
		panic(err)
	}
	var decoded kubeletv1.CredentialProviderConfig
	if err := yaml.UnmarshalStrict([]byte(question.Config), &decoded); err == nil {
		result.Decoded = &decoded
	}
	calls := filepath.Join(folder, "calls")
	installPrograms(filepath.Join(folder, programs), calls, decoded)
	err = plugin.RegisterCredentialProviderPlugins(filepath.Join(folder, configFile), filepath.Join(folder, programs), token, serviceAccount(question.Annotations))
	if err != nil {
		result.Error = err.Error()
	} else {
		keyring := plugin.NewExternalCredentialProviderDockerKeyring("payments", "pod", "uid-of-pod", "web")
		for _, image := range question.Images {
			// As EnsureImageExists of pkg/kubelet/images has it.
			repository, _, _, err := parsers.ParseImageName(image)
			if err != nil {
				panic(err)
			}
			keyring.Lookup(repository)
			result.Called = append(result.Called, takeCalls(calls))
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(result); err != nil {
		panic(err)
	}
}

// installPrograms makes a program for each name that can be the name of a file. It notes what it is given, and has no credential.
func installPrograms(folder, calls string, config kubeletv1.CredentialProviderConfig) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		panic(err)
	}
	script := fmt.Sprintf(`#!/bin/sh
{ printf '%%s\n' "$#" "$@"; cat; echo; echo; } >> '%s'
echo '{"kind":"CredentialProviderResponse","apiVersion":"credentialprovider.kubelet.k8s.io/v1","cacheKeyType":"Image","cacheDuration":"0s","auth":{}}'
`, calls)
	for _, provider := range config.Providers {
		path := filepath.Join(folder, provider.Name)
		if filepath.Dir(path) != folder || path == folder {
			continue
		}
		if err := os.WriteFile(path, []byte(script), 0o755); err != nil {
			panic(err)
		}
	}
}

// takeCalls reads what programs noted, and forgets it.
func takeCalls(file string) []Call {
	result := []Call{}
	content, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		return result
	}
	if err != nil {
		panic(err)
	}
	if err := os.Remove(file); err != nil {
		panic(err)
	}
	for len(content) > 0 {
		line := func() []byte {
			before, after, _ := bytes.Cut(content, []byte("\n"))
			content = after
			return before
		}
		count := 0
		if _, err := fmt.Sscan(string(line()), &count); err != nil {
			panic(err)
		}
		call := Call{Arguments: []string{}}
		for range count {
			call.Arguments = append(call.Arguments, string(line()))
		}
		request := []byte{}
		for next := line(); len(next) > 0; next = line() {
			request = append(request, next...)
		}
		var got struct {
			ServiceAccountToken       string            `json:"serviceAccountToken"`
			ServiceAccountAnnotations map[string]string `json:"serviceAccountAnnotations"`
		}
		if err := json.Unmarshal(request, &got); err != nil {
			panic(err)
		}
		for len(content) > 0 && content[0] == '\n' {
			content = content[1:]
		}
		call.Token, call.Annotations = got.ServiceAccountToken, got.ServiceAccountAnnotations
		result = append(result, call)
	}
	return result
}

// token stands for the API server: the token says what it was asked for.
func token(namespace, name string, request *authenticationv1.TokenRequest) (*authenticationv1.TokenRequest, error) {
	return &authenticationv1.TokenRequest{Status: authenticationv1.TokenRequestStatus{
		Token: fmt.Sprintf("%s/%s for %s", namespace, name, request.Spec.Audiences[0]),
	}}, nil
}

func serviceAccount(annotations map[string]string) plugin.GetServiceAccountFunc {
	return func(namespace, name string) (*v1.ServiceAccount, error) {
		return &v1.ServiceAccount{ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: name, UID: "uid-of-account", Annotations: annotations}}, nil
	}
}

func write(file string, content []byte) {
	if err := os.WriteFile(file, content, 0o600); err != nil {
		panic(err)
	}
}
