# 共享文件夹的办法不能用时：为当前用户直接登记清单（开发人员登记项，微软并非为正式部署而设）。
# .\install-for-me.ps1 -Manifest C:\县域月报\manifest.xml      登记
# .\install-for-me.ps1 -Manifest C:\县域月报\manifest.xml -Remove  取消
param([Parameter(Mandatory)][string]$Manifest, [switch]$Remove)

$path = (Resolve-Path $Manifest).Path
$id = ([xml](Get-Content $path -Raw -Encoding UTF8)).OfficeApp.Id
if (-not $id) { throw "不是加载项清单：$path" }

$key = 'HKCU:\Software\Microsoft\Office\16.0\Wef\Developer'
if ($Remove) {
  Remove-ItemProperty -Path $key -Name $id -ErrorAction SilentlyContinue
  Write-Host "已取消。请重新打开Excel。"
} else {
  if (-not (Test-Path $key)) { New-Item -Path $key -Force | Out-Null }
  Set-ItemProperty -Path $key -Name $id -Value $path
  Write-Host "已登记。请重新打开Excel。"
}
