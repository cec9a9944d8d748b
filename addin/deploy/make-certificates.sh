#!/bin/sh
# 本单位自己的证书机构和服务器证书：./make-certificates.sh caizheng.example [IP地址]
# Makes a certificate authority of the intranet's own (once) and a server certificate that it signs, by openssl.
# county-monthly-ca.crt goes into every computer's trusted roots; county-monthly.crt and .key stay on the server.
set -eu
host=${1:?用法：./make-certificates.sh 服务器域名 [IP地址]}
names="DNS:$host${2:+,IP:$2}"
umask 077
if [ ! -f county-monthly-ca.key ]; then
  openssl req -x509 -newkey rsa:3072 -nodes -sha256 -days 3650 -subj "/CN=County Monthly CA" \
    -addext "basicConstraints=critical,CA:TRUE,pathlen:0" -addext "keyUsage=critical,keyCertSign,cRLSign" \
    -keyout county-monthly-ca.key -out county-monthly-ca.crt
fi
extensions=$(mktemp)
trap 'rm -f "$extensions" county-monthly.csr' EXIT
printf 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,keyEncipherment\nextendedKeyUsage=serverAuth\nsubjectAltName=%s\n' "$names" >"$extensions"
openssl req -newkey rsa:3072 -nodes -sha256 -subj "/CN=$host" -keyout county-monthly.key -out county-monthly.csr
# Browsers take no server certificate that is valid for more than 825 days.
openssl x509 -req -sha256 -days 820 -in county-monthly.csr -CA county-monthly-ca.crt -CAkey county-monthly-ca.key \
  -CAcreateserial -extfile "$extensions" -out county-monthly.crt
cat county-monthly-ca.crt >>county-monthly.crt
echo "已生成 county-monthly.crt、county-monthly.key（放到服务器）和 county-monthly-ca.crt（装到每台电脑的受信任根证书）。"
