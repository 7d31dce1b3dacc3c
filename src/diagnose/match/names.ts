/** Images, pods, what else has a path, and who is logged in where: they may be called `push`, `login` or `timeout`. */
const NAMES = new RegExp('[\\w.-]{1,255}/[\\w./@:-]{1,300}(?<![:,.;])|\\b[\\w.-]{1,64}@[\\w.-]{1,255}'
  + '|\\b[a-z]\\w{0,60}(?:-\\w{1,60}){1,8}(?::v?\\d[\\w.-]{0,127}|-(?=[a-z]{0,9}\\d)[a-z0-9]{3,10}\\b)', 'g');

/** Whether a text has words of a form that are no part of a name. */
export function hasWords(form: RegExp, text: string): boolean {
  return form.test(text) && form.test(text.replace(NAMES, ' '));
}
