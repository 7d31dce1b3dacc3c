import { escapeControls } from './audit-document';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;',
};

/**
 * A text as XML or HTML, attributes included. Line breaks stay; other control characters are not allowed
 * there.
 */
export function escapeXml(text: string): string {
  return text
    .split('\n')
    .map(line => escapeControls(line).replace(/[&<>"']/g, character => ENTITIES[character]))
    .join('\n');
}
