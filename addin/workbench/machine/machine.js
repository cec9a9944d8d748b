/* global window, document, navigator, location, XMLHttpRequest, indexedDB, localStorage */
// ES5, and alone: it must run where nothing else does. It says of each thing that the workbench needs whether this machine has
// it, and what to do where not.
(function () {
  var MINUTE = 60 * 1000;
  // Certificates are refused by clocks that are far off; dates of the ledger by less.
  var LATEST = 5 * MINUTE;
  var failed = 0;

  function row(name, isGood, words) {
    var line = document.createElement("tr");
    line.className = isGood ? "yes" : "no";
    [name, isGood ? "可以" : "不行", words].forEach(function (text) {
      line.appendChild(document.createElement("td")).textContent = text;
    });
    document.getElementById("rows").appendChild(line);
    if (!isGood) failed++;
  }

  function conclude() {
    document.getElementById("verdict").textContent =
      failed === 0 ? "这台电脑可以用。" : "有" + failed + "项不行：请照说明处理，再刷新本页。";
  }

  // Asks for a file of the server anew, and calls with the answer; undefined where there is none. Then all is known.
  function ask(path, done) {
    var request = new XMLHttpRequest();
    request.onloadend = function () {
      done(request.status === 200 ? request : undefined);
      conclude();
    };
    request.open("GET", path + "?" + new Date().getTime());
    request.send();
  }

  var isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);
  row(
    "安全连接",
    location.protocol === "https:" || isHere,
    location.protocol === "https:"
      ? "已是https，证书受信任。"
      : isHere
        ? "本机的地址，不需要证书。"
        : "请用https打开；证书的办法见部署说明。",
  );

  var isOld = /Trident|MSIE|Edge\//.test(navigator.userAgent);
  row(
    "浏览器",
    !isOld && "noModule" in document.createElement("script") && typeof window.BigInt === "function",
    isOld ? "请用新版Edge、Chrome或360极速模式。" : navigator.userAgent,
  );

  var keeps = false;
  try {
    localStorage.setItem("county-check", "1");
    localStorage.removeItem("county-check");
    keeps = !!indexedDB;
  } catch (refusal) {
    keeps = !refusal;
  }
  row("本机保存", keeps, keeps ? "没有保存的表会留在本机。" : "请允许本站保存数据，不要用无痕窗口。");

  ask("version.json", function (answer) {
    row(
      "网页文件",
      !!answer,
      answer ? "版本" + JSON.parse(answer.responseText).version + "。" : "取不到version.json：请检查网页服务器。",
    );
    var said = answer && answer.getResponseHeader("Date");
    if (!said) return;
    var apart = Math.abs(new Date(said).getTime() - new Date().getTime());
    row(
      "时钟",
      apart <= LATEST,
      apart <= LATEST
        ? "与服务器相差不到5分钟。"
        : "与服务器相差约" + Math.round(apart / MINUTE) + "分钟：请校准时间。",
    );
  });
})();
