/* global window, document, navigator, Office, setTimeout, clearTimeout */
// ES5, and alone: it must run where nothing else does. It only names what is wrong, as a class of the page; the words
// are in taskpane.html and shown by taskpane.css.
(function () {
  var page = document.documentElement;
  // Internet Explorer and the first Edge, which Excel 2016 and 2019 of volume licences use.
  var old = /Trident|MSIE|Edge\//.test(navigator.userAgent);
  var incomplete = typeof Office === "undefined";
  var silent = false;

  function show() {
    page.className = old ? "old" : incomplete ? "incomplete" : silent ? "silent" : "";
  }

  show();
  window.addEventListener("load", function () {
    if (!window.countyMonthly || !window.countyMonthly.pane) incomplete = true;
    show();
    Array.prototype.forEach.call(document.querySelectorAll("button.reload"), function (button) {
      button.onclick = function () {
        window.location.reload();
      };
    });
  });
  if (old || incomplete) return;

  var wait = setTimeout(function () {
    silent = true;
    show();
  }, 5000);
  Office.onReady(function (info) {
    clearTimeout(wait);
    silent = false;
    old = info.host === "Excel" && !Office.context.requirements.isSetSupported("SharedRuntime", "1.1");
    show();
  });
})();
