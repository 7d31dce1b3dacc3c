/**
 * What a variable that is not set leaves in a text: `undefined` and `null` in JavaScript, `None` in Python, `null` in
 * Java. A part of a repository may be called `null`, so that this counts as a host or namespace and as a tag only.
 */
const UNSET = /(?:^|[/:])(undefined|None)(?=[/:@]|$)|^(undefined)\.|^(null)\/|:(null)(?=[/@]|$)/;

/** The word that an unset variable left in an image. It can be a valid name, of whoever took it on Docker Hub. */
export function unsetVariable(image: string): string | undefined {
  return UNSET.exec(image)?.slice(1).find(word => word !== undefined);
}

/** What Python makes of an object in a text, where its method `to_string()` was meant. */
const PYTHON_OBJECT = /<bound method |<[\w.]+ object at 0x/;

export function holdsPythonObject(image: string): boolean {
  return PYTHON_OBJECT.test(image);
}
