@echo off
rem Double click: reads "input" beside this file. A folder dropped onto this file is read instead.
chcp 65001 >nul
setlocal
pushd "%~dp0"
set "from=%~1"
if not defined from goto own
rem the backslash behind a drive would swallow the quote that follows it
if "%from:~-1%"=="\" set "from=%from%."
"%~dp0phuluc.exe" run "%from%" -o "%~dp0output"
goto end
:own
"%~dp0phuluc.exe"
:end
popd
echo.
echo Bấm phím bất kỳ để đóng cửa sổ này.
pause >nul
