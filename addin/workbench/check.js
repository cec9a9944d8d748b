/* global window, document, indexedDB, localStorage */
// ES5, and alone: it must run where nothing else does. It shows why the workbench did not start.
(function () {
  var page = document.documentElement;
  var reasons = [];

  function failed(reason) {
    if (window.countyWorkbook || page.className === "started") return;
    if (reason) reasons.push(String(reason));
    page.className = "failed";
    var why = document.getElementById("why");
    if (why) why.textContent = reasons.join("；");
  }
  window.countyFailed = failed;

  window.addEventListener(
    "error",
    function (event) {
      var source = event.target && (event.target.src || event.target.href);
      // A ResizeObserver that is not served in one frame is no failure, though browsers report it as one.
      if (/ResizeObserver/.test(event.message || "")) return;
      failed(source ? source.replace(/^.*\//, "") + " 404" : event.message);
    },
    true,
  );
  window.addEventListener("unhandledrejection", function (event) {
    failed(event.reason && event.reason.message ? event.reason.message : event.reason);
  });
  window.addEventListener("load", function () {
    if (!window.countyStarting) failed("workbench.js");
    document.getElementById("reload").onclick = function () {
      window.location.reload();
    };
    document.getElementById("start-afresh").onclick = function () {
      localStorage.clear();
      indexedDB.deleteDatabase("county-monthly");
      window.location.reload();
    };
  });
})();
