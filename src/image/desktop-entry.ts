/**
 * What `docker login` keeps beside the login of Docker Hub: no image is pulled with these tokens.
 * https://github.com/docker/cli/blob/02f89d5c171679498c7d5d5dedc49156ee00a489/cli/internal/oauth/manager/manager.go
 */
export function isDesktopEntry(key: string): boolean {
  return /^(?:https:\/\/)?index\.docker\.io\/v1\/(?:access|refresh)-token$/.test(key);
}
