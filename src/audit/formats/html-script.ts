/** Shows the findings that the filters let through; what was chosen is in the address, so that it can be sent on. */
export const HTML_SCRIPT = `
(function () {
  var form = document.getElementById('filters'), rule = document.getElementById('rule'), namespace = document.getElementById('namespace'), search = document.getElementById('search');
  var boxes = [].slice.call(form.querySelectorAll('[name=severity]'));
  var findings = [].slice.call(document.querySelectorAll('.finding')), groups = [].slice.call(document.querySelectorAll('section.rule'));
  function apply() {
    var severities = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
    var words = search.value.toLowerCase();
    findings.forEach(function (finding) {
      finding.hidden = severities.indexOf(finding.dataset.severity) < 0
        || (rule.value !== '' && finding.dataset.rule !== rule.value)
        || (namespace.value !== '' && finding.dataset.namespace !== namespace.value)
        || (words !== '' && finding.textContent.toLowerCase().indexOf(words) < 0);
    });
    groups.forEach(function (group) { group.hidden = !group.querySelector('.finding:not([hidden])'); });
    document.getElementById('nothing').hidden = groups.some(function (group) { return !group.hidden; });
    var state = new URLSearchParams();
    if (rule.value !== '') state.set('rule', rule.value);
    if (namespace.value !== '') state.set('namespace', namespace.value);
    if (severities.length < boxes.length) state.set('severity', severities.join(','));
    if (words !== '') state.set('search', search.value);
    history.replaceState(null, '', '#' + state);
  }
  function restore() {
    var state = new URLSearchParams(location.hash.slice(1));
    rule.value = state.get('rule') || '';
    namespace.value = state.get('namespace') || '';
    search.value = state.get('search') || '';
    if (state.has('severity')) boxes.forEach(function (box) { box.checked = state.get('severity').split(',').indexOf(box.value) >= 0; });
    apply();
  }
  form.addEventListener('input', apply);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  restore();
})();
`.trim();
