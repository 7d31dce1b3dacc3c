/** How servers of all kinds log what they are asked: by its path, in quotes. */
const SERVED = /"(?:GET|HEAD|POST|PUT|PATCH|DELETE) \/\S{0,1000} HTTP\/\d/;

/** Whether a line is one of the log of what a server was asked: each stands for itself. */
export function isServed(text: string): boolean {
  return text.includes(' HTTP/') && SERVED.test(text);
}
