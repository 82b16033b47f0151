@echo off
rem The only command a user needs: finds JDK 25, builds what is missing, runs the workbench.
setlocal EnableExtensions
set "HERE=%~dp0"
set "DIST=%HERE%app\target\dist"
call :find_jdk || exit /b 1
if "%~1"=="test" goto :test
if "%~1"=="package" (
    echo workbench: package builds a Linux application image; run it on Linux. 1>&2
    exit /b 1
)
call :build || exit /b 1
set "FLAGS=-XX:+UseG1GC -Xmx1g -XX:+ExplicitGCInvokesConcurrent --sun-misc-unsafe-memory-access=allow -Dio.netty.leakDetection.level=disabled"
"%JAVA_HOME%\bin\java" %FLAGS% --enable-native-access=ALL-UNNAMED,javafx.graphics -p "%DIST%\fx" --add-modules javafx.controls,javafx.swing -cp "%DIST%\lib\*" dev.zts.app.Main %*
exit /b %ERRORLEVEL%

:test
shift
cd /d "%HERE%"
call mvn -B verify %1 %2 %3 %4 %5 %6 %7 %8 %9
exit /b %ERRORLEVEL%

:build
if exist "%DIST%\.complete" exit /b 0
where mvn >nul 2>nul || (
    echo workbench: Maven is needed for the first build; install Maven 3.8 or later and put it on PATH. 1>&2
    exit /b 1
)
echo workbench: building (the first time fetches libraries and takes a minute or two) 1>&2
pushd "%HERE%"
call mvn -B -q -DskipTests package -pl app -am || (popd & echo workbench: the build failed; see above. 1>&2 & exit /b 1)
popd
type nul > "%DIST%\.complete"
exit /b 0

:find_jdk
if defined JAVA_HOME call :is_jdk25 "%JAVA_HOME%" && exit /b 0
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%ProgramFiles%\Zulu\zulu-25*") do (
    call :is_jdk25 "%%~D" && (set "JAVA_HOME=%%~D" & exit /b 0)
)
echo workbench: JDK 25 was not found; install one (for example Eclipse Temurin 25 from adoptium.net) or point JAVA_HOME at it. 1>&2
exit /b 1

:is_jdk25
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul 2>nul
exit /b %ERRORLEVEL%
