@echo off
rem Double click: reads "input" beside this file. A folder dropped onto this file is read instead.
chcp 65001 >nul
setlocal
cd /d "%~dp0"
if "%~1"=="" (
  "%~dp0phuluc.exe"
) else (
  "%~dp0phuluc.exe" run "%~1" -o "%~dp0output"
)
echo.
pause
