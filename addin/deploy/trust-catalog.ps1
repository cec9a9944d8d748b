# 把共享文件夹登记为Excel受信任的加载项目录（当前用户）。manifest.xml放在这个文件夹里。
# .\trust-catalog.ps1 -Share \\服务器\共享文件夹
param([Parameter(Mandatory)][ValidatePattern('^\\\\[^\\]+\\.+')][string]$Share)

$root = 'HKCU:\Software\Microsoft\Office\16.0\WEF\TrustedCatalogs'
$known = Get-ChildItem $root -ErrorAction SilentlyContinue | Where-Object { $_.GetValue('Url') -eq $Share }
if ($known) { Write-Host "已登记过：$Share"; return }

$id = "{$([guid]::NewGuid())}"
$key = New-Item -Path "$root\$id" -Force
New-ItemProperty -Path $key.PSPath -Name Id -Value $id -PropertyType String | Out-Null
New-ItemProperty -Path $key.PSPath -Name Url -Value $Share -PropertyType String | Out-Null
New-ItemProperty -Path $key.PSPath -Name Flags -Value 1 -PropertyType DWord | Out-Null
Write-Host "已登记：$Share。请关闭并重新打开Excel，在“加载项”的“共享文件夹”里添加“县域月报”。"
