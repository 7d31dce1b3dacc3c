/**
 * What `docker login` keeps beside the login of Docker Hub: no image is pulled with these tokens.
 * https://github.com/docker/cli/blob/v28.3.0/cli/internal/oauth/manager/manager.go
 */
export function isDesktopEntry(key: string): boolean {
  return /^(?:https:\/\/)?index\.docker\.io\/v1\/(?:access|refresh)-token$/.test(key);
}
