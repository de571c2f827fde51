<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>seedbed::EmptyGrid</name>
    <message numerus="yes">
        <source>Generate %n picture(s)</source>
        <translation>
            <numerusform>Generate %n picture</numerusform>
            <numerusform>Generate %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::JobsModel</name>
    <message numerus="yes">
        <source>stopped, %n kept</source>
        <translation>
            <numerusform>stopped, %n kept</numerusform>
            <numerusform>stopped, %n kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::MainWindow</name>
    <message numerus="yes">
        <source>Put %n seed(s) into the prompt panel</source>
        <translation>
            <numerusform>Put %n seed into the prompt panel</numerusform>
            <numerusform>Put %n seeds into the prompt panel</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::SeedField</name>
    <message numerus="yes">
        <source>%n seed(s) above 4294967295: CPU noise uses only the low 32 bits.</source>
        <translation>
            <numerusform>%n seed above 4294967295: CPU noise uses only the low 32 bits.</numerusform>
            <numerusform>%n seeds above 4294967295: CPU noise uses only the low 32 bits.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::SeedGridPanel</name>
    <message numerus="yes">
        <source>%1 · %n seed(s)</source>
        <translation>
            <numerusform>%1 · %n seed</numerusform>
            <numerusform>%1 · %n seeds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n seed(s)</source>
        <translation>
            <numerusform>Use %n seed</numerusform>
            <numerusform>Use %n seeds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n seed(s)</source>
        <translation>
            <numerusform>Copy %n seed</numerusform>
            <numerusform>Copy %n seeds</numerusform>
        </translation>
    </message>
</context>
</TS>
