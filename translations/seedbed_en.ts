<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AverageText</name>
    <message numerus="yes">
        <source>The mean over heads and over %n layer(s) of %1</source>
        <translation><numerusform>The mean over heads and over %n layer of %1</numerusform><numerusform>The mean over heads and over %n layers of %1</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The mean over heads and over %n layer(s) of %1, the nearest to 16 × 16 that there is at this size</source>
        <translation><numerusform>The mean over heads and over %n layer of %1, the nearest to 16 × 16 that there is at this size</numerusform><numerusform>The mean over heads and over %n layers of %1, the nearest to 16 × 16 that there is at this size</numerusform></translation>
    </message>
</context>
<context>
    <name>seedbed::ActionFinder</name>
    <message numerus="yes">
        <source>%n action(s) · Enter carries out · Esc closes</source>
        <translation>
            <numerusform>%n action · Enter carries out · Esc closes</numerusform>
            <numerusform>%n actions · Enter carries out · Esc closes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::AdvancedRunForm</name>
    <message numerus="yes">
        <source>%n seed(s), each with its own variation</source>
        <translation>
            <numerusform>%n seed, each with its own variation</numerusform>
            <numerusform>%n seeds, each with its own variation</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::AttentionExports</name>
    <message numerus="yes">
        <source>Maps of %n step(s) written to %1</source>
        <translation>
            <numerusform>Maps of %n step written to %1</numerusform>
            <numerusform>Maps of %n steps written to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mask(s) written to %1</source>
        <translation>
            <numerusform>%n mask written to %1</numerusform>
            <numerusform>%n masks written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::AxisRow</name>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::CompareDetails</name>
    <message numerus="yes">
        <source>%n more setting(s) are the same.</source>
        <translation>
            <numerusform>%n more setting is the same.</numerusform>
            <numerusform>%n more settings are the same.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::DiagnosticsDialog</name>
    <message numerus="yes">
        <source>The library differs from its files in %n place(s).</source>
        <translation>
            <numerusform>The library differs from its files in %n place.</numerusform>
            <numerusform>The library differs from its files in %n places.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::DropHandler</name>
    <message numerus="yes">
        <source>The prompt panel has the settings of %1 (made with %2), except for %n.</source>
        <translation>
            <numerusform>The prompt panel has the settings of %1 (made with %2), except for %n.</numerusform>
            <numerusform>The prompt panel has the settings of %1 (made with %2), except for %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n file(s) into the library?</source>
        <translation>
            <numerusform>Import %n file into the library?</numerusform>
            <numerusform>Import %n files into the library?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::ElsewhereDesk</name>
    <message numerus="yes">
        <source>Copied for %1, where %n thing(s) may come out otherwise.</source>
        <translation><numerusform>Copied for %1, where %n thing may come out otherwise.</numerusform><numerusform>Copied for %1, where %n things may come out otherwise.</numerusform></translation>
    </message>
</context>
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
    <name>seedbed::GridPlanPanel</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run %n picture(s)</source>
        <translation>
            <numerusform>Run %n picture</numerusform>
            <numerusform>Run %n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n cell</numerusform>
            <numerusform>%n cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exist(s) already</source>
        <translation>
            <numerusform>%n exists already</numerusform>
            <numerusform>%n exist already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be made: %1</source>
        <translation>
            <numerusform>%n cannot be made: %1</numerusform>
            <numerusform>%n cannot be made: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::GridResultView</name>
    <message numerus="yes">
        <source>%n from the library</source>
        <translation>
            <numerusform>%n from the library</numerusform>
            <numerusform>%n from the library</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
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
    <message numerus="yes">
        <source>%n failed, %1</source>
        <translation>
            <numerusform>%n failed, %1</numerusform>
            <numerusform>%n failed, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryClient</name>
    <message numerus="yes">
        <source>%n seed(s) no longer favourite</source>
        <translation>
            <numerusform>%n seed no longer favourite</numerusform>
            <numerusform>%n seeds no longer favourite</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n favourite seed(s) more</source>
        <translation>
            <numerusform>%n favourite seed more</numerusform>
            <numerusform>%n favourite seeds more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) deleted for good</source>
        <translation>
            <numerusform>%n picture deleted for good</numerusform>
            <numerusform>%n pictures deleted for good</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryDetails</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n picture(s)</source>
        <translation>
            <numerusform>%1 · %n picture</numerusform>
            <numerusform>%1 · %n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) chosen</source>
        <translation>
            <numerusform>%n picture chosen</numerusform>
            <numerusform>%n pictures chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryPanel</name>
    <message numerus="yes">
        <source>Export %n picture(s) into a folder</source>
        <translation>
            <numerusform>Export %n picture into a folder</numerusform>
            <numerusform>Export %n pictures into a folder</numerusform>
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
        <source>Export %n picture(s)…</source>
        <translation>
            <numerusform>Export %n picture…</numerusform>
            <numerusform>Export %n pictures…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryTools</name>
    <message numerus="yes">
        <source>%Ln picture(s) in the bin</source>
        <translation>
            <numerusform>%Ln picture in the bin</numerusform>
            <numerusform>%Ln pictures in the bin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln chosen</source>
        <translation>
            <numerusform>%1 · %Ln chosen</numerusform>
            <numerusform>%1 · %Ln chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bin %Ln reject(s)</source>
        <translation>
            <numerusform>Bin %Ln reject</numerusform>
            <numerusform>Bin %Ln rejects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Really delete %Ln file(s) for good?</source>
        <translation>
            <numerusform>Really delete %Ln file for good?</numerusform>
            <numerusform>Really delete %Ln files for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) back from the bin</source>
        <translation>
            <numerusform>%n picture back from the bin</numerusform>
            <numerusform>%n pictures back from the bin</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryWork</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n were there</source>
        <translation>
            <numerusform>, %n was there</numerusform>
            <numerusform>, %n were there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n with a problem</source>
        <translation>
            <numerusform>, %n with a problem</numerusform>
            <numerusform>, %n with a problem</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryWorkBar</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
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
    <name>seedbed::ModelBar</name>
    <message numerus="yes">
        <source>%n model(s) · %1</source>
        <translation><numerusform>%n model · %1</numerusform><numerusform>%n models · %1</numerusform></translation>
    </message>
</context>
<context>
    <name>seedbed::ModelDesk</name>
    <message numerus="yes">
        <source>%1 needs about %2 in %3 with %n seed(s) at once, and %4 has %5 free.</source>
        <translation><numerusform>%1 needs about %2 in %3 with %n seed at once, and %4 has %5 free.</numerusform><numerusform>%1 needs about %2 in %3 with %n seeds at once, and %4 has %5 free.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s) at once</source>
        <translation><numerusform>%n seed at once</numerusform><numerusform>%n seeds at once</numerusform></translation>
    </message>
</context>
<context>
    <name>seedbed::ModelDetails</name>
    <message numerus="yes">
        <source>%n picture(s) made with it</source>
        <translation><numerusform>%n picture made with it</numerusform><numerusform>%n pictures made with it</numerusform></translation>
    </message>
</context>
<context>
    <name>seedbed::ModelFacts</name>
    <message numerus="yes">
        <source>%n cross-attention layer(s)</source>
        <translation><numerusform>%n cross-attention layer</numerusform><numerusform>%n cross-attention layers</numerusform></translation>
    </message>
</context>
<context>
    <name>seedbed::ModelListModel</name>
    <message numerus="yes">
        <source>%n defect(s)</source>
        <translation><numerusform>%n defect</numerusform><numerusform>%n defects</numerusform></translation>
    </message>
</context>
<context>
    <name>seedbed::ReproducePanel</name>
    <message numerus="yes">
        <source>Tries %n set(s) of settings …</source>
        <translation><numerusform>Tries %n set of settings …</numerusform><numerusform>Tries %n sets of settings …</numerusform></translation>
    </message>
</context>
<context>
    <name>seedbed::ReviewActions</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n picture(s)</source>
        <translation>
            <numerusform>%1 · %n picture</numerusform>
            <numerusform>%1 · %n pictures</numerusform>
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
<context>
    <name>seedbed::SeedMenu</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::SeedVariationForm</name>
    <message numerus="yes">
        <source>Make %n variation(s)</source>
        <translation>
            <numerusform>Make %n variation</numerusform>
            <numerusform>Make %n variations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::SessionKeeper</name>
    <message numerus="yes">
        <source>%n run(s) were open when Seedbed ended.</source>
        <translation>
            <numerusform>%n run was open when Seedbed ended.</numerusform>
            <numerusform>%n runs were open when Seedbed ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The pictures of your last run (%n seed(s)) are in the library.</source>
        <translation>
            <numerusform>The pictures of your last run (%n seed) are in the library.</numerusform>
            <numerusform>The pictures of your last run (%n seeds) are in the library.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::StarBar</name>
    <message numerus="yes">
        <source>Rating: %n star(s)</source>
        <translation>
            <numerusform>Rating: %n star</numerusform>
            <numerusform>Rating: %n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::StudioActions</name>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation><numerusform>After %n minute</numerusform><numerusform>After %n minutes</numerusform></translation>
    </message>
</context>
</TS>
