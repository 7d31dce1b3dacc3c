package main

import (
	"encoding/json"
	"reflect"
	"slices"
	"strconv"

	"github.com/distribution/reference"
	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/kubernetes/pkg/credentialprovider"
	"k8s.io/kubernetes/pkg/credentialprovider/secrets"
	"k8s.io/kubernetes/pkg/util/parsers"
)

// Question is a pod's pull secrets, some images, and some matchImages patterns.
type Question struct {
	Secrets []Secret `json:"secrets"`
	Images  []string `json:"images"`
	Globs   []string `json:"globs"`
}

// Secret is the value of .dockerconfigjson, or of .dockercfg.
type Secret struct {
	Text   string `json:"text"`
	Legacy bool   `json:"legacy"`
}

// Answer has one element for each element of the question.
type Answer struct {
	Configs []Config `json:"configs"`
	// Keys are in the order of the keyring; byte slices travel as base64, since a key need not be UTF-8.
	Keys   [][]byte `json:"keys"`
	Images []Image  `json:"images"`
	Globs  []Glob   `json:"globs"`
}

// Config is a decoded Secret.
type Config struct {
	Error   bool    `json:"error"`
	Entries []Entry `json:"entries"`
	Encoded string  `json:"encoded"`
}

// Entry is one credential.
type Entry struct {
	Key      string `json:"key"`
	Username []byte `json:"username"`
	Password []byte `json:"password"`
	Email    string `json:"email"`
}

// Image is a parsed reference and its credentials.
type Image struct {
	Error      string  `json:"error"`
	Domain     string  `json:"domain"`
	Path       string  `json:"path"`
	Repository string  `json:"repository"`
	Tag        string  `json:"tag"`
	Digest     string  `json:"digest"`
	Normalized string  `json:"normalized"`
	Matches    []Match `json:"matches"`
}

// Match is a credential in the order in which the kubelet tries it.
type Match struct {
	// Keys that hold such a credential: the kubelet does not say which matched, nearly always there is one.
	Keys        [][]byte `json:"keys"`
	Username    []byte   `json:"username"`
	Password    []byte   `json:"password"`
	ConfigIndex int      `json:"configIndex"`
}

// Glob tells whether a matchImages pattern is valid, and for each image whether it matches.
type Glob struct {
	Error   bool   `json:"error"`
	Matches []bool `json:"matches"`
}

func answer(question Question) Answer {
	result := Answer{Configs: []Config{}, Keys: [][]byte{}, Images: []Image{}, Globs: []Glob{}}
	podSecrets := []v1.Secret{}
	for i, secret := range question.Secrets {
		result.Configs = append(result.Configs, decode(secret))
		podSecrets = append(podSecrets, podSecret(secret, i))
	}
	// As in makeLookupPullCredentialsFunc of pkg/kubelet/images/image_manager.go, on a node without credentials.
	keyring, keyringErr := secrets.MakeDockerKeyring(podSecrets, credentialprovider.UnionDockerKeyring{})
	keys := map[string][]Match{}
	if keyringErr == nil {
		result.Keys, keys = inspect(keyring)
	}
	for _, text := range question.Images {
		image := parse(text)
		if image.Error == "" && keyringErr == nil {
			found, _ := keyring.Lookup(image.Repository)
			image.Matches = toMatches(found, keys)
		}
		result.Images = append(result.Images, image)
	}
	for _, text := range question.Globs {
		result.Globs = append(result.Globs, matchImages(text, result.Images))
	}
	return result
}

func podSecret(secret Secret, index int) v1.Secret {
	result := v1.Secret{ObjectMeta: metav1.ObjectMeta{Name: strconv.Itoa(index)}}
	if secret.Legacy {
		result.Type = v1.SecretTypeDockercfg
		result.Data = map[string][]byte{v1.DockerConfigKey: []byte(secret.Text)}
	} else {
		result.Type = v1.SecretTypeDockerConfigJson
		result.Data = map[string][]byte{v1.DockerConfigJsonKey: []byte(secret.Text)}
	}
	return result
}

// decode does what secretsToTrackedDockerConfigs of pkg/credentialprovider/secrets does to each Secret.
func decode(secret Secret) Config {
	config := credentialprovider.DockerConfigJSON{}
	var err error
	if secret.Legacy {
		config.Auths = credentialprovider.DockerConfig{}
		err = json.Unmarshal([]byte(secret.Text), &config.Auths)
	} else {
		err = json.Unmarshal([]byte(secret.Text), &config)
	}
	if err != nil {
		return Config{Error: true}
	}
	result := Config{Entries: []Entry{}}
	for key, entry := range config.Auths {
		result.Entries = append(result.Entries, Entry{
			Key:      key,
			Username: []byte(entry.Username),
			Password: []byte(entry.Password),
			Email:    entry.Email,
		})
	}
	if config.Auths == nil {
		config.Auths = credentialprovider.DockerConfig{} // nothing to decode; we write no null
	}
	encoded, err := json.Marshal(credentialprovider.DockerConfigJSON{Auths: config.Auths})
	if err != nil {
		panic(err)
	}
	result.Encoded = string(encoded)
	return result
}

func parse(text string) Image {
	repository, tag, digest, err := parsers.ParseImageName(text)
	if err != nil {
		return Image{Error: err.Error(), Matches: []Match{}}
	}
	named, err := reference.ParseNormalizedNamed(text)
	if err != nil {
		panic(err)
	}
	if reference.IsNameOnly(named) {
		tag = "" // the default that ParseImageName adds
	}
	return Image{
		Domain:     reference.Domain(named),
		Path:       reference.Path(named),
		Repository: repository,
		Tag:        tag,
		Digest:     digest,
		Normalized: named.String(),
		Matches:    []Match{},
	}
}

// inspect reads the keyring's private index: its keys in order, and the credentials of each.
func inspect(keyring credentialprovider.DockerKeyring) ([][]byte, map[string][]Match) {
	keys := [][]byte{}
	credentials := map[string][]Match{}
	union := keyring.(credentialprovider.UnionDockerKeyring)
	if len(union) == 0 {
		return keys, credentials
	}
	fields := reflect.ValueOf(union[0]).Elem()
	index, creds := fields.FieldByName("index"), fields.FieldByName("creds")
	for i := range index.Len() {
		key := index.Index(i)
		keys = append(keys, []byte(key.String()))
		tracked := creds.MapIndex(key)
		for j := range tracked.Len() {
			auth := tracked.Index(j).FieldByName("AuthConfig")
			name := tracked.Index(j).FieldByName("Source").Elem().FieldByName("Secret").Elem().FieldByName("Name")
			credentials[key.String()] = append(credentials[key.String()], Match{
				Username:    []byte(auth.FieldByName("Username").String()),
				Password:    []byte(auth.FieldByName("Password").String()),
				ConfigIndex: configIndex(name.String()),
			})
		}
	}
	return keys, credentials
}

// toMatches finds out the keys of each credential.
func toMatches(found []credentialprovider.TrackedAuthConfig, keys map[string][]Match) []Match {
	result := []Match{}
	for _, credential := range found {
		match := Match{
			Username:    []byte(credential.Username),
			Password:    []byte(credential.Password),
			ConfigIndex: configIndex(credential.Source.Secret.Name),
		}
		holders := [][]byte{}
		for key, candidates := range keys {
			if slices.ContainsFunc(candidates, func(candidate Match) bool { return reflect.DeepEqual(candidate, match) }) {
				holders = append(holders, []byte(key))
			}
		}
		match.Keys = holders
		result = append(result, match)
	}
	return result
}

func configIndex(secretName string) int {
	index, err := strconv.Atoi(secretName)
	if err != nil {
		panic(err)
	}
	return index
}

// matchImages does what validateCredentialProviderConfig and isImageAllowed of pkg/credentialprovider/plugin do.
func matchImages(glob string, images []Image) Glob {
	if _, err := credentialprovider.ParseSchemelessURL(glob); err != nil {
		return Glob{Error: true}
	}
	result := Glob{Matches: []bool{}}
	for _, image := range images {
		matched, _ := credentialprovider.URLsMatchStr(glob, image.Repository)
		result.Matches = append(result.Matches, image.Error == "" && matched)
	}
	return result
}
