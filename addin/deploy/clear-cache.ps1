# 清除Excel的加载项缓存（当前用户）。更新加载项后函数还是旧的、或窗格打不开时使用。
if (Get-Process EXCEL, WINWORD, POWERPNT, OUTLOOK -ErrorAction SilentlyContinue) {
  throw "请先关闭Excel、Word、PowerPoint和Outlook。"
}
$folder = Join-Path $env:LOCALAPPDATA 'Microsoft\Office\16.0\Wef'
if (Test-Path $folder) { Get-ChildItem $folder | Remove-Item -Recurse -Force }
Write-Host "已清除：$folder"
