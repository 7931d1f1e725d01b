<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Columns</name>
    <message>
        <source>Metric</source>
        <translation>Metric</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>What is measured</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Value of the run before, with half its 95 % interval over users</source>
        <translation>Value of the run before, with half its 95 % interval over users</translation>
    </message>
    <message>
        <source>After</source>
        <translation>After</translation>
    </message>
    <message>
        <source>Value of the run after, with half its 95 % interval over users</source>
        <translation>Value of the run after, with half its 95 % interval over users</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>After minus before, paired user by user, with half its 95 % interval</source>
        <translation>After minus before, paired user by user, with half its 95 % interval</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>How often users like these would show such a difference by chance, two-sided</source>
        <translation>How often users like these would show such a difference by chance, two-sided</translation>
    </message>
    <message>
        <source>Detectable</source>
        <translation>Detectable</translation>
    </message>
    <message>
        <source>The smallest true difference that these users would show (5 %, power 80 %)</source>
        <translation>The smallest true difference that these users would show (5 %, power 80 %)</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Users</translation>
    </message>
    <message>
        <source>Users that the numbers rest on</source>
        <translation>Users that the numbers rest on</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>Feature</translation>
    </message>
    <message>
        <source>What was known when the chatbot opened</source>
        <translation>What was known when the chatbot opened</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Its value at that time, with its unit</source>
        <translation>Its value at that time, with its unit</translation>
    </message>
    <message>
        <source>Chat opened</source>
        <translation>Chat opened</translation>
    </message>
    <message>
        <source>When the chatbot opened, in the dataset's time zone</source>
        <translation>When the chatbot opened, in the dataset's time zone</translation>
    </message>
    <message>
        <source>Clicked</source>
        <translation>Clicked</translation>
    </message>
    <message>
        <source>The intents that the user clicked</source>
        <translation>The intents that the user clicked</translation>
    </message>
    <message>
        <source>Δ NDCG@3</source>
        <translation>Δ NDCG@3</translation>
    </message>
    <message>
        <source>NDCG@3 of the run after minus before</source>
        <translation>NDCG@3 of the run after minus before</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Whether you have labelled it</source>
        <translation>Whether you have labelled it</translation>
    </message>
    <message>
        <source>User</source>
        <translation>User</translation>
    </message>
    <message>
        <source>Whose chat it was</source>
        <translation>Whose chat it was</translation>
    </message>
    <message>
        <source>True intent</source>
        <translation>True intent</translation>
    </message>
    <message>
        <source>What the user wanted, the best first</source>
        <translation>What the user wanted, the best first</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>What you think of the ranking as shown</source>
        <translation>What you think of the ranking as shown</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>In your words</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Annotator</translation>
    </message>
    <message>
        <source>Who labelled it</source>
        <translation>Who labelled it</translation>
    </message>
    <message>
        <source>Saved (UTC)</source>
        <translation>Saved (UTC)</translation>
    </message>
    <message>
        <source>When the label was put on disk</source>
        <translation>When the label was put on disk</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Place among all intents of the knowledge base</source>
        <translation>Place among all intents of the knowledge base</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Intent</translation>
    </message>
    <message>
        <source>A tick marks what the user clicked</source>
        <translation>A tick marks what the user clicked</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Cosine</translation>
    </message>
    <message>
        <source>Of the latent query's vector and that of the intent's title and description</source>
        <translation>Of the latent query's vector and that of the intent's title and description</translation>
    </message>
    <message>
        <source>The user's name; the id where there is none</source>
        <translation>The user's name; the id where there is none</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>The user's region</source>
        <translation>The user's region</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Impressions: how often the chatbot opened for the user</source>
        <translation>Impressions: how often the chatbot opened for the user</translation>
    </message>
    <message>
        <source>NDCG@3 of the run after minus before, averaged over the user's impressions</source>
        <translation>NDCG@3 of the run after minus before, averaged over the user's impressions</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Impressions of the user that have a label</source>
        <translation>Impressions of the user that have a label</translation>
    </message>
    <message>
        <source>Chats of the user with a latent query on both sides</source>
        <translation>Chats of the user with a latent query on both sides</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Overlap</translation>
    </message>
    <message>
        <source>Share of the neighbours that both sides have; mean over the chats</source>
        <translation>Share of the neighbours that both sides have; mean over the chats</translation>
    </message>
    <message>
        <source>RBO</source>
        <translation>RBO</translation>
    </message>
    <message>
        <source>Rank-biased overlap: as the overlap, but the nearest neighbours count most</source>
        <translation>Rank-biased overlap: as the overlap, but the nearest neighbours count most</translation>
    </message>
    <message>
        <source>Purity before</source>
        <translation>Purity before</translation>
    </message>
    <message>
        <source>Share of the neighbours' clicked chats that clicked an intent which this chat clicked</source>
        <translation>Share of the neighbours' clicked chats that clicked an intent which this chat clicked</translation>
    </message>
    <message>
        <source>after</source>
        <translation>after</translation>
    </message>
    <message>
        <source>The same purity after</source>
        <translation>The same purity after</translation>
    </message>
    <message>
        <source>Δ purity</source>
        <translation>Δ purity</translation>
    </message>
    <message>
        <source>Purity after minus before</source>
        <translation>Purity after minus before</translation>
    </message>
    <message>
        <source>Place among the neighbours, the nearest first</source>
        <translation>Place among the neighbours, the nearest first</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Whether it is a neighbour on the other side too, and at which place</source>
        <translation>Whether it is a neighbour on the other side too, and at which place</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Similarity</translation>
    </message>
    <message>
        <source>Of the two latent queries' vectors, the mean of the set subtracted</source>
        <translation>Of the two latent queries' vectors, the mean of the set subtracted</translation>
    </message>
    <message>
        <source>Latent query</source>
        <translation>Latent query</translation>
    </message>
    <message>
        <source>What the reasoner wrote for the neighbour</source>
        <translation>What the reasoner wrote for the neighbour</translation>
    </message>
    <message>
        <source>The intents that the neighbour's users clicked</source>
        <translation>The intents that the neighbour's users clicked</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Whether this side's run ranks a clicked intent among the first three</source>
        <translation>Whether this side's run ranks a clicked intent among the first three</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Whose chat it was and when; the first of several</source>
        <translation>Whose chat it was and when; the first of several</translation>
    </message>
    <message>
        <source>Part or group</source>
        <translation>Part or group</translation>
    </message>
    <message>
        <source>Inputs that are added up</source>
        <translation>Inputs that are added up</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Effect</translation>
    </message>
    <message>
        <source>What it adds to the score, against the baseline</source>
        <translation>What it adds to the score, against the baseline</translation>
    </message>
    <message>
        <source>What the ranker reads, by its name</source>
        <translation>What the ranker reads, by its name</translation>
    </message>
    <message>
        <source>Type to change it, Delete for missing, Backspace for what it was</source>
        <translation>Type to change it, Delete for missing, Backspace for what it was</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Fixed</source>
        <translation>Fixed</translation>
    </message>
    <message>
        <source>Chats that were wrong before and are right after</source>
        <translation>Chats that were wrong before and are right after</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Broken</translation>
    </message>
    <message>
        <source>Chats that were right before and are wrong after</source>
        <translation>Chats that were right before and are wrong after</translation>
    </message>
    <message>
        <source>Both right</source>
        <translation>Both right</translation>
    </message>
    <message>
        <source>Chats that both runs get right</source>
        <translation>Chats that both runs get right</translation>
    </message>
    <message>
        <source>Both wrong</source>
        <translation>Both wrong</translation>
    </message>
    <message>
        <source>Chats that both runs get wrong</source>
        <translation>Chats that both runs get wrong</translation>
    </message>
</context>
<context>
    <name>LabelKeys</name>
    <message>
        <source>Intent 1 is the true one</source>
        <translation>Intent 1 is the true one</translation>
    </message>
    <message>
        <source>Intent 2 is the true one</source>
        <translation>Intent 2 is the true one</translation>
    </message>
    <message>
        <source>Intent 3 is the true one</source>
        <translation>Intent 3 is the true one</translation>
    </message>
    <message>
        <source>Intent 4 is the true one</source>
        <translation>Intent 4 is the true one</translation>
    </message>
    <message>
        <source>Intent 5 is the true one</source>
        <translation>Intent 5 is the true one</translation>
    </message>
    <message>
        <source>Intent 6 is the true one</source>
        <translation>Intent 6 is the true one</translation>
    </message>
    <message>
        <source>Intent 7 is the true one</source>
        <translation>Intent 7 is the true one</translation>
    </message>
    <message>
        <source>Intent 8 is the true one</source>
        <translation>Intent 8 is the true one</translation>
    </message>
    <message>
        <source>Intent 9 is the true one</source>
        <translation>Intent 9 is the true one</translation>
    </message>
    <message>
        <source>Find an intent by typing</source>
        <translation>Find an intent by typing</translation>
    </message>
    <message>
        <source>The ranking is right</source>
        <translation>The ranking is right</translation>
    </message>
    <message>
        <source>The ranking is acceptable</source>
        <translation>The ranking is acceptable</translation>
    </message>
    <message>
        <source>The ranking is wrong</source>
        <translation>The ranking is wrong</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Write a note</translation>
    </message>
    <message>
        <source>Done, next chat</source>
        <translation>Done, next chat</translation>
    </message>
    <message>
        <source>Next chat</source>
        <translation>Next chat</translation>
    </message>
    <message>
        <source>Previous chat</source>
        <translation>Previous chat</translation>
    </message>
    <message>
        <source>Undo the last label</source>
        <translation>Undo the last label</translation>
    </message>
    <message>
        <source>Redo the label</source>
        <translation>Redo the label</translation>
    </message>
    <message>
        <source>the key %1 already means "%2"</source>
        <translation>the key %1 already means "%2"</translation>
    </message>
</context>
<context>
    <name>Layouts</name>
    <message>
        <source>Triage</source>
        <translation>Triage</translation>
    </message>
    <message>
        <source>Users, timeline, ranking and what was known</source>
        <translation>Users, timeline, ranking and what was known</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>The chat large, the label beside it</source>
        <translation>The chat large, the label beside it</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Metrics with intervals, and who got better or worse</source>
        <translation>Metrics with intervals, and who got better or worse</translation>
    </message>
    <message>
        <source>Train and align</source>
        <translation>Train and align</translation>
    </message>
    <message>
        <source>Trains and aligns, with curves as they come</source>
        <translation>Trains and aligns, with curves as they come</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Neighbours</translation>
    </message>
    <message>
        <source>Latent queries and what lies near them</source>
        <translation>Latent queries and what lies near them</translation>
    </message>
    <message>
        <source>Adjudicate</source>
        <translation>Adjudicate</translation>
    </message>
    <message>
        <source>Labels that differ, over the chat that they are about</source>
        <translation>Labels that differ, over the chat that they are about</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Explain</translation>
    </message>
    <message>
        <source>What drove a score, and what if</source>
        <translation>What drove a score, and what if</translation>
    </message>
</context>
<context>
    <name>NumberText</name>
    <message>
        <source>%1 %2 before %3</source>
        <translation>%1 %2 before %3</translation>
    </message>
    <message>
        <source>%1 %2 after %3</source>
        <translation>%1 %2 after %3</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>at %1</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Users</source>
        <translation>Users</translation>
    </message>
    <message>
        <source>Every user with chats, difference and labels</source>
        <translation>Every user with chats, difference and labels</translation>
    </message>
    <message>
        <source>Facets</source>
        <translation>Facets</translation>
    </message>
    <message>
        <source>How the chats spread over features; a click filters</source>
        <translation>How the chats spread over features; a click filters</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>What happened to the user, and what was predicted when</source>
        <translation>What happened to the user, and what was predicted when</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>Ranking</translation>
    </message>
    <message>
        <source>The intents of the chat as both runs rank them</source>
        <translation>The intents of the chat as both runs rank them</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Context</translation>
    </message>
    <message>
        <source>What was known when the chat opened</source>
        <translation>What was known when the chat opened</translation>
    </message>
    <message>
        <source>Knowledge base</source>
        <translation>Knowledge base</translation>
    </message>
    <message>
        <source>Every intent with its description and answer</source>
        <translation>Every intent with its description and answer</translation>
    </message>
    <message>
        <source>Latent query</source>
        <translation>Latent query</translation>
    </message>
    <message>
        <source>What the reasoner wrote for the chat, before and after</source>
        <translation>What the reasoner wrote for the chat, before and after</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Says what the user wanted; every key is on disk at once</source>
        <translation>Says what the user wanted; every key is on disk at once</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Before and after</translation>
    </message>
    <message>
        <source>Metrics of both runs, with intervals, fixed and broken</source>
        <translation>Metrics of both runs, with intervals, fixed and broken</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Train</translation>
    </message>
    <message>
        <source>Trains a ranker and draws how it learns</source>
        <translation>Trains a ranker and draws how it learns</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Neighbours</translation>
    </message>
    <message>
        <source>What lies near the latent query, before and after</source>
        <translation>What lies near the latent query, before and after</translation>
    </message>
    <message>
        <source>Drift by user</source>
        <translation>Drift by user</translation>
    </message>
    <message>
        <source>Whose neighbours changed most</source>
        <translation>Whose neighbours changed most</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Explain</translation>
    </message>
    <message>
        <source>What drove a score, and the ranking while features are edited</source>
        <translation>What drove a score, and the ranking while features are edited</translation>
    </message>
</context>
<context>
    <name>SampleOpening</name>
    <message>
        <source>Preparing the sample</source>
        <translation>Preparing the sample</translation>
    </message>
</context>
<context>
    <name>StartOptions</name>
    <message>
        <source>Error analysis, labelling and alignment for intent rankers.</source>
        <translation>Error analysis, labelling and alignment for intent rankers.</translation>
    </message>
    <message>
        <source>Workspace folder to open.</source>
        <translation>Workspace folder to open.</translation>
    </message>
</context>
<context>
    <name>intentscope::app</name>
    <message>
        <source>Writing...</source>
        <translation>Writing...</translation>
    </message>
    <message>
        <source>Reading the intents of the knowledge base...</source>
        <translation>Reading the intents of the knowledge base...</translation>
    </message>
    <message>
        <source>Opening the ranker of %1...</source>
        <translation>Opening the ranker of %1...</translation>
    </message>
    <message>
        <source>%1 reads the latent query...</source>
        <translation>%1 reads the latent query...</translation>
    </message>
    <message>
        <source>Ranking...</source>
        <translation>Ranking...</translation>
    </message>
    <message>
        <source>Explaining...</source>
        <translation>Explaining...</translation>
    </message>
</context>
<context>
    <name>intentscope::app::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Command palette</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>What do you want to do?</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Search commands</translation>
    </message>
</context>
<context>
    <name>intentscope::app::DatasetQueriesDesk</name>
    <message>
        <source>greedy</source>
        <translation>greedy</translation>
    </message>
    <message>
        <source>temperature %1, top-p %2, %3 samples, seed %4</source>
        <translation>temperature %1, top-p %2, %3 samples, seed %4</translation>
    </message>
    <message>
        <source>%1, up to %2 tokens, the template of the tab Prompt</source>
        <translation>%1, up to %2 tokens, the template of the tab Prompt</translation>
    </message>
    <message>
        <source>Reading the slices</source>
        <translation>Reading the slices</translation>
    </message>
    <message>
        <source>Looking at what is written already</source>
        <translation>Looking at what is written already</translation>
    </message>
    <message>
        <source>Latent queries of the dataset by %1</source>
        <translation>Latent queries of the dataset by %1</translation>
    </message>
</context>
<context>
    <name>intentscope::app::ExplainDesk</name>
    <message>
        <source>To change it, add the reasoner %1, which wrote it, in the panel Latent query.</source>
        <translation>To change it, add the reasoner %1, which wrote it, in the panel Latent query.</translation>
    </message>
    <message>
        <source>Explaining a chat</source>
        <translation>Explaining a chat</translation>
    </message>
</context>
<context>
    <name>intentscope::app::ImportDesk</name>
    <message>
        <source>Intents</source>
        <translation>Intents</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Users</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Candidates</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Reading %1</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>Importing %1</translation>
    </message>
</context>
<context>
    <name>intentscope::app::KeyList</name>
    <message>
        <source>Zoom in and out</source>
        <translation>Zoom in and out</translation>
    </message>
    <message>
        <source>Earlier and later</source>
        <translation>Earlier and later</translation>
    </message>
    <message>
        <source>Focus on the selection, then show everything</source>
        <translation>Focus on the selection, then show everything</translation>
    </message>
    <message>
        <source>Next and previous event</source>
        <translation>Next and previous event</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>In the label panel</source>
        <translation>In the label panel</translation>
    </message>
    <message>
        <source>In the timeline</source>
        <translation>In the timeline</translation>
    </message>
</context>
<context>
    <name>intentscope::app::KeyMap</name>
    <message>
        <source>Everywhere</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Label panel</source>
        <translation>Label panel</translation>
    </message>
</context>
<context>
    <name>intentscope::app::KeySettings</name>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Find a command or a key</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Commands and their keys</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>New key</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>No key</translation>
    </message>
    <message>
        <source>Standard key</source>
        <translation>Standard key</translation>
    </message>
    <message>
        <source>All standard keys</source>
        <translation>All standard keys</translation>
    </message>
    <message>
        <source>Standard: %1</source>
        <translation>Standard: %1</translation>
    </message>
</context>
<context>
    <name>intentscope::app::LabelDesk</name>
    <message>
        <source>Another program holds this workspace, so it is open for reading only.</source>
        <translation>Another program holds this workspace, so it is open for reading only.</translation>
    </message>
</context>
<context>
    <name>intentscope::app::LayoutMenu</name>
    <message>
        <source>Saved layouts</source>
        <translation>Saved layouts</translation>
    </message>
    <message>
        <source>Saved layout: %1</source>
        <translation>Saved layout: %1</translation>
    </message>
    <message>
        <source>Remove a saved layout</source>
        <translation>Remove a saved layout</translation>
    </message>
    <message>
        <source>Save the layout</source>
        <translation>Save the layout</translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation>Name of the layout</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>intentscope::app::MainWindow</name>
    <message>
        <source>IntentScope</source>
        <translation>IntentScope</translation>
    </message>
    <message>
        <source>%1 bad rows were left out; %2 lists them with the reasons</source>
        <translation>%1 bad rows were left out; %2 lists them with the reasons</translation>
    </message>
    <message>
        <source>%1 - IntentScope</source>
        <translation>%1 - IntentScope</translation>
    </message>
    <message>
        <source>No dataset yet</source>
        <translation>No dataset yet</translation>
    </message>
    <message>
        <source>Looking at the features</source>
        <translation>Looking at the features</translation>
    </message>
    <message>
        <source>Data and runs</source>
        <translation>Data and runs</translation>
    </message>
    <message>
        <source>Search or run    Ctrl+K</source>
        <translation>Search or run    Ctrl+K</translation>
    </message>
    <message>
        <source>Every command by its name</source>
        <translation>Every command by its name</translation>
    </message>
    <message>
        <source>&amp;Workspace</source>
        <translation>&amp;Workspace</translation>
    </message>
    <message>
        <source>Open workspace...</source>
        <translation>Open workspace...</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Open the sample</translation>
    </message>
    <message>
        <source>Import data...</source>
        <translation>Import data...</translation>
    </message>
    <message>
        <source>Export labels...</source>
        <translation>Export labels...</translation>
    </message>
    <message>
        <source>Export the run after...</source>
        <translation>Export the run after...</translation>
    </message>
    <message>
        <source>Close workspace</source>
        <translation>Close workspace</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Label</translation>
    </message>
    <message>
        <source>Undo label</source>
        <translation>Undo label</translation>
    </message>
    <message>
        <source>Redo label</source>
        <translation>Redo label</translation>
    </message>
    <message>
        <source>Next chat</source>
        <translation>Next chat</translation>
    </message>
    <message>
        <source>Previous chat</source>
        <translation>Previous chat</translation>
    </message>
    <message>
        <source>Label this chat</source>
        <translation>Label this chat</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Command palette</translation>
    </message>
    <message>
        <source>Change keys...</source>
        <translation>Change keys...</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Open a workspace (NAME.iscope)</source>
        <translation>Open a workspace (NAME.iscope)</translation>
    </message>
    <message>
        <source>Import a table or a dataset</source>
        <translation>Import a table or a dataset</translation>
    </message>
    <message>
        <source>Tables and datasets (*.csv *.tsv *.jsonl *.ndjson *.parquet *.pq dataset.json);;All files (*)</source>
        <translation>Tables and datasets (*.csv *.tsv *.jsonl *.ndjson *.parquet *.pq dataset.json);;All files (*)</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>Export labels</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl);;CSV (*.csv)</source>
        <translation>JSON lines (*.jsonl);;CSV (*.csv)</translation>
    </message>
    <message>
        <source>Exporting labels</source>
        <translation>Exporting labels</translation>
    </message>
    <message>
        <source>Export the run</source>
        <translation>Export the run</translation>
    </message>
    <message>
        <source>CSV (*.csv);;TREC run (*.trec)</source>
        <translation>CSV (*.csv);;TREC run (*.trec)</translation>
    </message>
    <message>
        <source>Exporting the run</source>
        <translation>Exporting the run</translation>
    </message>
    <message>
        <source>%1 rows written to %2</source>
        <translation>%1 rows written to %2</translation>
    </message>
    <message>
        <source>SHA-256 %1
Manifest %2</source>
        <translation>SHA-256 %1
Manifest %2</translation>
    </message>
    <message>
        <source>&amp;Reasoning</source>
        <translation>&amp;Reasoning</translation>
    </message>
    <message>
        <source>Write latent query</source>
        <translation>Write latent query</translation>
    </message>
    <message>
        <source>Show the prompt</source>
        <translation>Show the prompt</translation>
    </message>
    <message>
        <source>Edit the template of the prompts...</source>
        <translation>Edit the template of the prompts...</translation>
    </message>
    <message>
        <source>Latent queries of the whole dataset...</source>
        <translation>Latent queries of the whole dataset...</translation>
    </message>
    <message>
        <source>Open a reasoner...</source>
        <translation>Open a reasoner...</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>Find a user</source>
        <translation>Find a user</translation>
    </message>
    <message>
        <source>Layout: %1</source>
        <translation>Layout: %1</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>Reset the layout</translation>
    </message>
    <message>
        <source>Save the layout...</source>
        <translation>Save the layout...</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Panels</translation>
    </message>
    <message>
        <source>Go to panel</source>
        <translation>Go to panel</translation>
    </message>
    <message>
        <source>Go to: %1</source>
        <translation>Go to: %1</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Language: %1</translation>
    </message>
    <message>
        <source>%1 from the next start on</source>
        <translation>%1 from the next start on</translation>
    </message>
    <message>
        <source>Export report...</source>
        <translation>Export report...</translation>
    </message>
    <message>
        <source>Explain this chat, and change it</source>
        <translation>Explain this chat, and change it</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, for a report</source>
        <translation>Choose two runs, before and after, for a report</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Export the report</translation>
    </message>
    <message>
        <source>HTML (*.html);;PDF (*.pdf)</source>
        <translation>HTML (*.html);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Writing the report</translation>
    </message>
    <message>
        <source>Report written to %1</source>
        <translation>Report written to %1</translation>
    </message>
</context>
<context>
    <name>intentscope::app::NeighboursDesk</name>
    <message>
        <source>This workspace has no dataset yet.</source>
        <translation>This workspace has no dataset yet.</translation>
    </message>
    <message>
        <source>No latent queries of this dataset are stored yet.</source>
        <translation>No latent queries of this dataset are stored yet.</translation>
    </message>
    <message>
        <source>Write latent queries...</source>
        <translation>Write latent queries...</translation>
    </message>
    <message>
        <source>Choose a chat to see whose latent queries are near to its own.</source>
        <translation>Choose a chat to see whose latent queries are near to its own.</translation>
    </message>
    <message>
        <source>Searching...</source>
        <translation>Searching...</translation>
    </message>
    <message>
        <source>Reading the latent queries...</source>
        <translation>Reading the latent queries...</translation>
    </message>
    <message>
        <source>Searching neighbours</source>
        <translation>Searching neighbours</translation>
    </message>
    <message>
        <source>This chat has no latent query in what is on screen.</source>
        <translation>This chat has no latent query in what is on screen.</translation>
    </message>
    <message>
        <source>The neighbours could not be searched.</source>
        <translation>The neighbours could not be searched.</translation>
    </message>
    <message>
        <source>Only one set of latent queries is on screen. Choose another one as before or after in the panel Latent query to compare the neighbours of every user.</source>
        <translation>Only one set of latent queries is on screen. Choose another one as before or after in the panel Latent query to compare the neighbours of every user.</translation>
    </message>
    <message>
        <source>The neighbours of %1 latent queries are compared when you ask for it.</source>
        <translation>The neighbours of %1 latent queries are compared when you ask for it.</translation>
    </message>
    <message>
        <source>Compare the neighbours of all users</source>
        <translation>Compare the neighbours of all users</translation>
    </message>
    <message>
        <source>Comparing the neighbours of all users...</source>
        <translation>Comparing the neighbours of all users...</translation>
    </message>
    <message>
        <source>Comparing the neighbours of all users</source>
        <translation>Comparing the neighbours of all users</translation>
    </message>
    <message>
        <source>The neighbours of all users are not compared.</source>
        <translation>The neighbours of all users are not compared.</translation>
    </message>
</context>
<context>
    <name>intentscope::app::ReasoningDesk</name>
    <message>
        <source>the reasoner's own</source>
        <translation>the reasoner's own</translation>
    </message>
    <message>
        <source>the default</source>
        <translation>the default</translation>
    </message>
    <message>
        <source>edited, in no file</source>
        <translation>edited, in no file</translation>
    </message>
    <message>
        <source>Looking for reasoners</source>
        <translation>Looking for reasoners</translation>
    </message>
    <message>
        <source>Open a reasoner: a folder with a Hugging Face checkpoint or a PEFT adapter</source>
        <translation>Open a reasoner: a folder with a Hugging Face checkpoint or a PEFT adapter</translation>
    </message>
    <message>
        <source>Open the description of a server</source>
        <translation>Open the description of a server</translation>
    </message>
    <message>
        <source>Descriptions (*.json);;All files (*)</source>
        <translation>Descriptions (*.json);;All files (*)</translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation>Looking at %1</translation>
    </message>
    <message>
        <source>Waiting...</source>
        <translation>Waiting...</translation>
    </message>
    <message>
        <source>Opening %1...</source>
        <translation>Opening %1...</translation>
    </message>
    <message>
        <source>Writing a latent query with %1</source>
        <translation>Writing a latent query with %1</translation>
    </message>
    <message>
        <source>Preparing the prompt</source>
        <translation>Preparing the prompt</translation>
    </message>
    <message>
        <source>Looking for latent queries</source>
        <translation>Looking for latent queries</translation>
    </message>
    <message>
        <source>Latent queries that cannot be read: %1</source>
        <translation>Latent queries that cannot be read: %1</translation>
    </message>
    <message>
        <source>Looking at the runs' rankers</source>
        <translation>Looking at the runs' rankers</translation>
    </message>
    <message>
        <source>Reading latent queries</source>
        <translation>Reading latent queries</translation>
    </message>
</context>
<context>
    <name>intentscope::app::SliceDesk</name>
    <message>
        <source>Looking for the impressions of the filter</source>
        <translation>Looking for the impressions of the filter</translation>
    </message>
    <message>
        <source>Reading the slices</source>
        <translation>Reading the slices</translation>
    </message>
    <message>
        <source>Saving the slice %1</source>
        <translation>Saving the slice %1</translation>
    </message>
    <message>
        <source>Removing the slice %1</source>
        <translation>Removing the slice %1</translation>
    </message>
</context>
<context>
    <name>intentscope::app::StatusLine</name>
    <message>
        <source>State of the labels</source>
        <translation>State of the labels</translation>
    </message>
    <message>
        <source>Data and checkpoints on screen</source>
        <translation>Data and checkpoints on screen</translation>
    </message>
    <message>
        <source>%1 labels, read-only: another program holds this workspace</source>
        <translation>%1 labels, read-only: another program holds this workspace</translation>
    </message>
    <message>
        <source>%1 labels, all on disk</source>
        <translation>%1 labels, all on disk</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>%1, with latent queries of reasoner %2</source>
        <translation>%1, with latent queries of reasoner %2</translation>
    </message>
    <message>
        <source>data %1</source>
        <translation>data %1</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>before %1</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>after %1</translation>
    </message>
    <message>
        <source>Dataset %1
Ranker before %2
Ranker after %3</source>
        <translation>Dataset %1
Ranker before %2
Ranker after %3</translation>
    </message>
    <message>
        <source>No workspace open</source>
        <translation>No workspace open</translation>
    </message>
</context>
<context>
    <name>intentscope::app::TemplateDesk</name>
    <message>
        <source>Latent queries are written with this template now</source>
        <translation>Latent queries are written with this template now</translation>
    </message>
    <message>
        <source>Choose a chat to see its prompt.</source>
        <translation>Choose a chat to see its prompt.</translation>
    </message>
    <message>
        <source>Preparing the prompt</source>
        <translation>Preparing the prompt</translation>
    </message>
    <message>
        <source>Reading the template</source>
        <translation>Reading the template</translation>
    </message>
    <message>
        <source>Writing the template</source>
        <translation>Writing the template</translation>
    </message>
    <message>
        <source>Written to %1, and used for latent queries now</source>
        <translation>Written to %1, and used for latent queries now</translation>
    </message>
</context>
<context>
    <name>intentscope::app::TrainingDesk</name>
    <message>
        <source>ranker-%1</source>
        <translation>ranker-%1</translation>
    </message>
    <message>
        <source>Training %1</source>
        <translation>Training %1</translation>
    </message>
</context>
<context>
    <name>intentscope::app::WorkspaceController</name>
    <message>
        <source>Opening %1</source>
        <translation>Opening %1</translation>
    </message>
    <message>
        <source>Opening the dataset</source>
        <translation>Opening the dataset</translation>
    </message>
    <message>
        <source>Loading runs</source>
        <translation>Loading runs</translation>
    </message>
    <message>
        <source>Comparing %1 and %2</source>
        <translation>Comparing %1 and %2</translation>
    </message>
    <message>
        <source>Reading the list of runs</source>
        <translation>Reading the list of runs</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining</name>
    <message>
        <source>User and chat</source>
        <translation>User and chat</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Intent</translation>
    </message>
    <message>
        <source>Words in common</source>
        <translation>Words in common</translation>
    </message>
    <message>
        <source>Latent query</source>
        <translation>Latent query</translation>
    </message>
    <message>
        <source>an average chat</source>
        <translation>an average chat</translation>
    </message>
    <message>
        <source>a chat without values</source>
        <translation>a chat without values</translation>
    </message>
    <message>
        <source>within %1</source>
        <translation>within %1</translation>
    </message>
    <message>
        <source>NOT within %1</source>
        <translation>NOT within %1</translation>
    </message>
    <message>
        <source>Score %1, %2 %3. Completeness error %4, %5, after %6 steps.</source>
        <translation>Score %1, %2 %3. Completeness error %4, %5, after %6 steps.</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::EffectSumsModel</name>
    <message>
        <source>By part of the ranker</source>
        <translation>By part of the ranker</translation>
    </message>
    <message>
        <source>By feature group</source>
        <translation>By feature group</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::ExplainPanel</name>
    <message>
        <source>Explain</source>
        <translation>Explain</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Features</translation>
    </message>
    <message>
        <source>Parts and groups</source>
        <translation>Parts and groups</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Whose ranker is asked</source>
        <translation>Whose ranker is asked</translation>
    </message>
    <message>
        <source>What is explained</source>
        <translation>What is explained</translation>
    </message>
    <message>
        <source>The score of the chosen intent, or how far it is ahead of another</source>
        <translation>The score of the chosen intent, or how far it is ahead of another</translation>
    </message>
    <message>
        <source>Held against</source>
        <translation>Held against</translation>
    </message>
    <message>
        <source>What the effects are counted from</source>
        <translation>What the effects are counted from</translation>
    </message>
    <message>
        <source>an average chat</source>
        <translation>an average chat</translation>
    </message>
    <message>
        <source>no values</source>
        <translation>no values</translation>
    </message>
    <message>
        <source>State of the answer</source>
        <translation>State of the answer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Latent query</source>
        <translation>Latent query</translation>
    </message>
    <message>
        <source>Back to the stored latent query</source>
        <translation>Back to the stored latent query</translation>
    </message>
    <message>
        <source>Reset the latent query</source>
        <translation>Reset the latent query</translation>
    </message>
    <message>
        <source>Find a feature</source>
        <translation>Find a feature</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Reset all</translation>
    </message>
    <message>
        <source>Every feature and the latent query back to what they were</source>
        <translation>Every feature and the latent query back to what they were</translation>
    </message>
    <message>
        <source>Effects of parts and groups</source>
        <translation>Effects of parts and groups</translation>
    </message>
    <message>
        <source>After: %1</source>
        <translation>After: %1</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>Before: %1</translation>
    </message>
    <message>
        <source>Why this ranking</source>
        <translation>Why this ranking</translation>
    </message>
    <message>
        <source>Open a workspace with data to ask why a chat was ranked as it was.</source>
        <translation>Open a workspace with data to ask why a chat was ranked as it was.</translation>
    </message>
    <message>
        <source>Score the data with a checkpoint to ask why a chat was ranked as it was.</source>
        <translation>Score the data with a checkpoint to ask why a chat was ranked as it was.</translation>
    </message>
    <message>
        <source>Choose a chat to see what moved its ranking, and to change it.</source>
        <translation>Choose a chat to see what moved its ranking, and to change it.</translation>
    </message>
    <message>
        <source>its score</source>
        <translation>its score</translation>
    </message>
    <message>
        <source>its lead over “%1”</source>
        <translation>its lead over “%1”</translation>
    </message>
    <message>
        <source>One text is no value yet and is left out.</source>
        <translation>One text is no value yet and is left out.</translation>
    </message>
    <message>
        <source>%1 texts are no values yet and are left out.</source>
        <translation>%1 texts are no values yet and are left out.</translation>
    </message>
    <message>
        <source>Change it, and %1 reads the new text.</source>
        <translation>Change it, and %1 reads the new text.</translation>
    </message>
    <message>
        <source>Stopped. Change something, or choose another chat, to ask again.</source>
        <translation>Stopped. Change something, or choose another chat, to ask again.</translation>
    </message>
    <message>
        <source>Why “%1” is behind “%2”</source>
        <translation>Why “%1” is behind “%2”</translation>
    </message>
    <message>
        <source>Why “%1” is ahead of “%2”</source>
        <translation>Why “%1” is ahead of “%2”</translation>
    </message>
    <message>
        <source>Why “%1” ranks %2 of %3</source>
        <translation>Why “%1” ranks %2 of %3</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>As it is</translation>
    </message>
    <message>
        <source>As edited</source>
        <translation>As edited</translation>
    </message>
    <message>
        <source>No effects: %1</source>
        <translation>No effects: %1</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::FeatureEdit</name>
    <message>
        <source>missing</source>
        <translation>missing</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::FeatureEffectsModel</name>
    <message>
        <source>User: %1</source>
        <translation>User: %1</translation>
    </message>
    <message>
        <source>User</source>
        <translation>User</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>This is no value: %1</source>
        <translation>This is no value: %1</translation>
    </message>
    <message>
        <source>It was %1.</source>
        <translation>It was %1.</translation>
    </message>
    <message>
        <source>The ranker does not read it.</source>
        <translation>The ranker does not read it.</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::FeatureTable</name>
    <message>
        <source>Features and their effects</source>
        <translation>Features and their effects</translation>
    </message>
    <message>
        <source>Set to missing</source>
        <translation>Set to missing</translation>
    </message>
    <message>
        <source>Back to what it was</source>
        <translation>Back to what it was</translation>
    </message>
</context>
<context>
    <name>intentscope::jobs::JobListModel</name>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>stopping</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 left</translation>
    </message>
</context>
<context>
    <name>intentscope::jobs::JobStatusWidget</name>
    <message>
        <source>%1 left</source>
        <translation>%1 left</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Cancel the running job</source>
        <translation>Cancel the running job</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>and %1 more</translation>
    </message>
</context>
<context>
    <name>intentscope::models</name>
    <message>
        <source>chat</source>
        <translation>chat</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>intentscope::models::CompareModel</name>
    <message>
        <source>%1: difference from %2 to %3
%4 chats of %5 users, %6 groups
Ties: %7 before, %8 after</source>
        <translation>%1: difference from %2 to %3
%4 chats of %5 users, %6 groups
Ties: %7 before, %8 after</translation>
    </message>
</context>
<context>
    <name>intentscope::models::ContextModel</name>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Unusual: 98 of 100 chats have %1 to %2</source>
        <translation>Unusual: 98 of 100 chats have %1 to %2</translation>
    </message>
    <message>
        <source>(in a sample of %1 chats)</source>
        <translation>(in a sample of %1 chats)</translation>
    </message>
    <message>
        <source>Adds %1 to the explained score</source>
        <translation>Adds %1 to the explained score</translation>
    </message>
</context>
<context>
    <name>intentscope::models::ImpressionsModel</name>
    <message>
        <source>When the chatbot opened (%1)</source>
        <translation>When the chatbot opened (%1)</translation>
    </message>
</context>
<context>
    <name>intentscope::models::LabelsModel</name>
    <message>
        <source>Right</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Acceptable</source>
        <translation>Acceptable</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Wrong</translation>
    </message>
    <message>
        <source>not in this dataset</source>
        <translation>not in this dataset</translation>
    </message>
</context>
<context>
    <name>intentscope::models::NearestIntentsModel</name>
    <message>
        <source>%1%2
place %3 of %4, cosine %5</source>
        <translation>%1%2
place %3 of %4, cosine %5</translation>
    </message>
    <message>
        <source> (clicked)</source>
        <translation> (clicked)</translation>
    </message>
</context>
<context>
    <name>intentscope::models::UsersModel</name>
    <message>
        <source>Ordering users</source>
        <translation>Ordering users</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::DriftModel</name>
    <message>
        <source>%1 (%2)
purity over %3 of %4 chats: those with a click, and neighbours with one</source>
        <translation>%1 (%2)
purity over %3 of %4 chats: those with a click, and neighbours with one</translation>
    </message>
    <message>
        <source>Ordering users</source>
        <translation>Ordering users</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::DriftPanel</name>
    <message>
        <source>Drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>How neighbours changed, by user</source>
        <translation>How neighbours changed, by user</translation>
    </message>
    <message>
        <source>Users by the change of their neighbours</source>
        <translation>Users by the change of their neighbours</translation>
    </message>
    <message>
        <source>%1 users, %2 chats</source>
        <translation>%1 users, %2 chats</translation>
    </message>
    <message>
        <source>overlap@%1 %2</source>
        <translation>overlap@%1 %2</translation>
    </message>
    <message>
        <source>rank-biased overlap %1</source>
        <translation>rank-biased overlap %1</translation>
    </message>
    <message>
        <source>purity %1 → %2, %3</source>
        <translation>purity %1 → %2, %3</translation>
    </message>
    <message>
        <source>approximate, recall@%1 %2 and %3</source>
        <translation>approximate, recall@%1 %2 and %3</translation>
    </message>
    <message>
        <source>Means over users, every user counts the same; with half the 95 % interval.
%1 users have a purity on both sides, %2 have none. p of the rank-biased overlap is %3.
%4 chats lack a latent query on one of the sides.</source>
        <translation>Means over users, every user counts the same; with half the 95 % interval.
%1 users have a purity on both sides, %2 have none. p of the rank-biased overlap is %3.
%4 chats lack a latent query on one of the sides.</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::NeighbourListModel</name>
    <message>
        <source>= %1</source>
        <comment>the same neighbour has this place on the other side</comment>
        <translation>= %1</translation>
    </message>
    <message>
        <source>✗ left</source>
        <translation>✗ left</translation>
    </message>
    <message>
        <source>+ new</source>
        <translation>+ new</translation>
    </message>
    <message>
        <source>right, at %1</source>
        <translation>right, at %1</translation>
    </message>
    <message>
        <source>wrong, at %1</source>
        <translation>wrong, at %1</translation>
    </message>
    <message>
        <source>%1 of %2 right</source>
        <translation>%1 of %2 right</translation>
    </message>
    <message>
        <source>%1, and %2 more</source>
        <translation>%1, and %2 more</translation>
    </message>
    <message>
        <source>No text</source>
        <translation>No text</translation>
    </message>
    <message>
        <source>A neighbour on both sides; place %1 on the other</source>
        <translation>A neighbour on both sides; place %1 on the other</translation>
    </message>
    <message>
        <source>Not among the neighbours after</source>
        <translation>Not among the neighbours after</translation>
    </message>
    <message>
        <source>Not among the neighbours before</source>
        <translation>Not among the neighbours before</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::NeighboursPanel</name>
    <message>
        <source>Neighbours</source>
        <translation>Neighbours</translation>
    </message>
    <message>
        <source>Choose a chat to see whose latent queries are near to its own.</source>
        <translation>Choose a chat to see whose latent queries are near to its own.</translation>
    </message>
    <message>
        <source>k = </source>
        <translation>k = </translation>
    </message>
    <message>
        <source>How many neighbours are looked for on each side</source>
        <translation>How many neighbours are looked for on each side</translation>
    </message>
    <message>
        <source>Number of neighbours</source>
        <translation>Number of neighbours</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exact</translation>
    </message>
    <message>
        <source>approximate</source>
        <translation>approximate</translation>
    </message>
    <message>
        <source>Exact reads every latent query. Approximate searches a graph, which is built
first; how many of the exact neighbours it finds is measured and shown.</source>
        <translation>Exact reads every latent query. Approximate searches a graph, which is built
first; how many of the exact neighbours it finds is measured and shown.</translation>
    </message>
    <message>
        <source>How neighbours are searched</source>
        <translation>How neighbours are searched</translation>
    </message>
    <message>
        <source>Neighbours before</source>
        <translation>Neighbours before</translation>
    </message>
    <message>
        <source>Neighbours after</source>
        <translation>Neighbours after</translation>
    </message>
    <message>
        <source>Neighbours of chat %1, %2</source>
        <translation>Neighbours of chat %1, %2</translation>
    </message>
    <message>
        <source>among %1 different latent queries</source>
        <translation>among %1 different latent queries</translation>
    </message>
    <message>
        <source>%1 other chats share this one</source>
        <translation>%1 other chats share this one</translation>
    </message>
    <message>
        <source>overlap@%1 %2, rank-biased overlap %3</source>
        <translation>overlap@%1 %2, rank-biased overlap %3</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>Before: %1</translation>
    </message>
    <message>
        <source>After: %1</source>
        <comment>a set of latent queries</comment>
        <translation>After: %1</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(no text)</translation>
    </message>
    <message>
        <source>approximate, recall@%1 %2 on %3 latent queries</source>
        <translation>approximate, recall@%1 %2 on %3 latent queries</translation>
    </message>
    <message>
        <source>purity %1</source>
        <translation>purity %1</translation>
    </message>
    <message>
        <source>no purity: no click to compare</source>
        <translation>no purity: no click to compare</translation>
    </message>
    <message>
        <source>
Purity: the share of the neighbours' clicked chats that clicked an intent which this chat clicked.
The common direction of the set's vectors makes up %1 % of their mean squared length and is subtracted.</source>
        <translation>
Purity: the share of the neighbours' clicked chats that clicked an intent which this chat clicked.
The common direction of the set's vectors makes up %1 % of their mean squared length and is subtracted.</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::ComparePanel</name>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Metrics before and after</source>
        <translation>Metrics before and after</translation>
    </message>
    <message>
        <source>Comparing the two runs...</source>
        <translation>Comparing the two runs...</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, to see what changed between them.</source>
        <translation>Choose two runs, before and after, to see what changed between them.</translation>
    </message>
    <message>
        <source>%1 compared with %2</source>
        <translation>%1 compared with %2</translation>
    </message>
    <message>
        <source>%1 users got better, %2 got worse.</source>
        <translation>%1 users got better, %2 got worse.</translation>
    </message>
    <message>
        <source>%1 chats scored by both</source>
        <translation>%1 chats scored by both</translation>
    </message>
    <message>
        <source>GAUC by %1, weighted by %2</source>
        <translation>GAUC by %1, weighted by %2</translation>
    </message>
    <message>
        <source>%1 chats not scored by both</source>
        <translation>%1 chats not scored by both</translation>
    </message>
    <message>
        <source>%1 chats without a click</source>
        <translation>%1 chats without a click</translation>
    </message>
    <message>
        <source>1 group dropped from GAUC</source>
        <translation>1 group dropped from GAUC</translation>
    </message>
    <message>
        <source>%1 groups dropped from GAUC</source>
        <translation>%1 groups dropped from GAUC</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>and %1 more</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::ContextPanel</name>
    <message>
        <source>Context</source>
        <translation>Context</translation>
    </message>
    <message>
        <source>Features of the chat</source>
        <translation>Features of the chat</translation>
    </message>
    <message>
        <source>Choose a chat to see what was known when it opened.</source>
        <translation>Choose a chat to see what was known when it opened.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 features</source>
        <translation>%1 features</translation>
    </message>
    <message>
        <source>, %1 unusual</source>
        <translation>, %1 unusual</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::FacetsPanel</name>
    <message>
        <source>Facets</source>
        <translation>Facets</translation>
    </message>
    <message>
        <source>Column to count</source>
        <translation>Column to count</translation>
    </message>
    <message>
        <source>The column whose values are counted below</source>
        <translation>The column whose values are counted below</translation>
    </message>
    <message>
        <source>Values and how many impressions have them</source>
        <translation>Values and how many impressions have them</translation>
    </message>
    <message>
        <source>Import data to count its values.</source>
        <translation>Import data to count its values.</translation>
    </message>
    <message>
        <source>Counting %1</source>
        <translation>Counting %1</translation>
    </message>
    <message>
        <source> %1 rarer values have %2.</source>
        <translation> %1 rarer values have %2.</translation>
    </message>
    <message>
        <source>Impressions by value. Click one to filter by it.</source>
        <translation>Impressions by value. Click one to filter by it.</translation>
    </message>
    <message>
        <source>Impressions by value; full bars: in the filter. Click one to narrow it.</source>
        <translation>Impressions by value; full bars: in the filter. Click one to narrow it.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::ImportColumns</name>
    <message>
        <source>%1 rows looked at: %2 empty, %3 different values</source>
        <translation>%1 rows looked at: %2 empty, %3 different values</translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation>Columns of the file</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>For example</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Kind of %1</source>
        <translation>Kind of %1</translation>
    </message>
    <message>
        <source>Role of %1</source>
        <translation>Role of %1</translation>
    </message>
    <message>
        <source>you chose it</source>
        <translation>you chose it</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::ImportPage</name>
    <message>
        <source>Import %1</source>
        <translation>Import %1</translation>
    </message>
    <message>
        <source>Reading the first rows...</source>
        <translation>Reading the first rows...</translation>
    </message>
    <message>
        <source>%1 columns, proposed from %2 rows. Change what is wrong, then import.</source>
        <translation>%1 columns, proposed from %2 rows. Change what is wrong, then import.</translation>
    </message>
    <message>
        <source>because %1</source>
        <translation>because %1</translation>
    </message>
    <message>
        <source>A dataset directory; dataset.json says what its columns are. Times in %1.</source>
        <translation>A dataset directory; dataset.json says what its columns are. Times in %1.</translation>
    </message>
    <message>
        <source>%1 Times in %2.</source>
        <translation>%1 Times in %2.</translation>
    </message>
    <message>
        <source>It cannot be imported as it is.</source>
        <translation>It cannot be imported as it is.</translation>
    </message>
    <message>
        <source>you chose it</source>
        <translation>you chose it</translation>
    </message>
    <message>
        <source>Importing...</source>
        <translation>Importing...</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>a chat with the intent that the user chose</source>
        <translation>a chat with the intent that the user chose</translation>
    </message>
    <message>
        <source>an intent that was shown, clicked or not</source>
        <translation>an intent that was shown, clicked or not</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>seconds</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>milliseconds</translation>
    </message>
    <message>
        <source>microseconds</source>
        <translation>microseconds</translation>
    </message>
    <message>
        <source>nanoseconds</source>
        <translation>nanoseconds</translation>
    </message>
    <message>
        <source>Times that are numbers count</source>
        <translation>Times that are numbers count</translation>
    </message>
    <message>
        <source>Each row is a user of its own</source>
        <translation>Each row is a user of its own</translation>
    </message>
    <message>
        <source>Each row is</source>
        <translation>Each row is</translation>
    </message>
    <message>
        <source>The first rows of the file</source>
        <translation>The first rows of the file</translation>
    </message>
    <message>
        <source>Tables of the dataset</source>
        <translation>Tables of the dataset</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>stop at the first one</source>
        <translation>stop at the first one</translation>
    </message>
    <message>
        <source>leave them out and list them</source>
        <translation>leave them out and list them</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>New workspace</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Bad rows</source>
        <translation>Bad rows</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::IntentChooser</name>
    <message>
        <source>Find an intent</source>
        <translation>Find an intent</translation>
    </message>
    <message>
        <source>What did the user want?</source>
        <translation>What did the user want?</translation>
    </message>
    <message>
        <source>Find any intent</source>
        <translation>Find any intent</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::KbPanel</name>
    <message>
        <source>Knowledge base</source>
        <translation>Knowledge base</translation>
    </message>
    <message>
        <source>Choose an intent in the ranking to read what the knowledge base says of it.</source>
        <translation>Choose an intent in the ranking to read what the knowledge base says of it.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::LabelPanel</name>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Next chat</source>
        <translation>Next chat</translation>
    </message>
    <message>
        <source>Saved on disk %1</source>
        <translation>Saved on disk %1</translation>
    </message>
    <message>
        <source>Taken back, on disk %1</source>
        <translation>Taken back, on disk %1</translation>
    </message>
    <message>
        <source>Undone in this chat, on disk %1</source>
        <translation>Undone in this chat, on disk %1</translation>
    </message>
    <message>
        <source>Import data to label its chats.</source>
        <translation>Import data to label its chats.</translation>
    </message>
    <message>
        <source>Choose a chat to say what the user wanted.</source>
        <translation>Choose a chat to say what the user wanted.</translation>
    </message>
    <message>
        <source>What did %1 want?</source>
        <translation>What did %1 want?</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::LatentQueryPanel</name>
    <message>
        <source>Latent query</source>
        <translation>Latent query</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Query</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Choose a chat to see what a reasoner makes of it.</source>
        <translation>Choose a chat to see what a reasoner makes of it.</translation>
    </message>
    <message>
        <source>No latent query is stored for this chat yet.</source>
        <translation>No latent query is stored for this chat yet.</translation>
    </message>
    <message>
        <source>There is no reasoner in this workspace yet.</source>
        <translation>There is no reasoner in this workspace yet.</translation>
    </message>
    <message>
        <source>Open a folder...</source>
        <translation>Open a folder...</translation>
    </message>
    <message>
        <source>Intents nearest to</source>
        <translation>Intents nearest to</translation>
    </message>
    <message>
        <source>Which latent query the intents are near to</source>
        <translation>Which latent query the intents are near to</translation>
    </message>
    <message>
        <source>Nearest intents to</source>
        <translation>Nearest intents to</translation>
    </message>
    <message>
        <source>Intents nearest to the latent query</source>
        <translation>Intents nearest to the latent query</translation>
    </message>
    <message>
        <source>Reasoner</source>
        <translation>Reasoner</translation>
    </message>
    <message>
        <source>How answers are drawn: greedy or sampled, and how long they may be</source>
        <translation>How answers are drawn: greedy or sampled, and how long they may be</translation>
    </message>
    <message>
        <source>Write latent query</source>
        <translation>Write latent query</translation>
    </message>
    <message>
        <source>Asks the chosen reasoner about this chat; nothing is stored</source>
        <translation>Asks the chosen reasoner about this chat; nothing is stored</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Whole dataset...</source>
        <translation>Whole dataset...</translation>
    </message>
    <message>
        <source>Writes the latent query of every chat, or of a part, and stores them</source>
        <translation>Writes the latent query of every chat, or of a part, and stores them</translation>
    </message>
    <message>
        <source>Edit template...</source>
        <translation>Edit template...</translation>
    </message>
    <message>
        <source>Changes how chats are told to reasoners, with a preview</source>
        <translation>Changes how chats are told to reasoners, with a preview</translation>
    </message>
    <message>
        <source>Use the default</source>
        <translation>Use the default</translation>
    </message>
    <message>
        <source>Goes back to the template that comes with the program</source>
        <translation>Goes back to the template that comes with the program</translation>
    </message>
    <message>
        <source>the default</source>
        <translation>the default</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <translation>Stopping...</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: “%2”</source>
        <translation>%1: “%2”</translation>
    </message>
    <message>
        <source>the new one</source>
        <translation>the new one</translation>
    </message>
    <message>
        <source>after</source>
        <translation>after</translation>
    </message>
    <message>
        <source>before</source>
        <translation>before</translation>
    </message>
    <message>
        <source>This set holds no vectors.</source>
        <translation>This set holds no vectors.</translation>
    </message>
    <message>
        <source>This reasoner gives no vectors.</source>
        <translation>This reasoner gives no vectors.</translation>
    </message>
    <message>
        <source>The intents are being read...</source>
        <translation>The intents are being read...</translation>
    </message>
    <message>
        <source>%1 (on %2)</source>
        <translation>%1 (on %2)</translation>
    </message>
    <message>
        <source>Open a description of a server...</source>
        <translation>Open a description of a server...</translation>
    </message>
    <message>
        <source>Greedy, %1</source>
        <translation>Greedy, %1</translation>
    </message>
    <message>
        <source>T %1, %2 × %3</source>
        <translation>T %1, %2 × %3</translation>
    </message>
    <message>
        <source>How answers are drawn: %1</source>
        <translation>How answers are drawn: %1</translation>
    </message>
    <message>
        <source>Send the prompt to this server</source>
        <translation>Send the prompt to this server</translation>
    </message>
    <message>
        <source>Off, nothing leaves this machine. The tab Prompt shows exactly what is sent to %1</source>
        <translation>Off, nothing leaves this machine. The tab Prompt shows exactly what is sent to %1</translation>
    </message>
    <message>
        <source>Template: %1</source>
        <translation>Template: %1</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::RankingPanel</name>
    <message>
        <source>Ranking</source>
        <translation>Ranking</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Top</translation>
    </message>
    <message>
        <source>Show the first %1 intents of each list</source>
        <translation>Show the first %1 intents of each list</translation>
    </message>
    <message>
        <source>Top %1</source>
        <translation>Top %1</translation>
    </message>
    <message>
        <source>Choose a chat on the timeline to see how each run ranks the intents</source>
        <translation>Choose a chat on the timeline to see how each run ranks the intents</translation>
    </message>
    <message>
        <source>Score the data with a checkpoint to see a ranking here</source>
        <translation>Score the data with a checkpoint to see a ranking here</translation>
    </message>
    <message>
        <source>No run has scored this chat</source>
        <translation>No run has scored this chat</translation>
    </message>
    <message>
        <source>Ranking of chat %1</source>
        <translation>Ranking of chat %1</translation>
    </message>
    <message>
        <source>nothing clicked</source>
        <translation>nothing clicked</translation>
    </message>
    <message>
        <source>clicked intent ranks %1</source>
        <translation>clicked intent ranks %1</translation>
    </message>
    <message>
        <source>clicked intent stays at rank %1</source>
        <translation>clicked intent stays at rank %1</translation>
    </message>
    <message>
        <source>clicked intent: rank %1 → %2</source>
        <translation>clicked intent: rank %1 → %2</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::RunsBar</name>
    <message>
        <source>Scored %1</source>
        <translation>Scored %1</translation>
    </message>
    <message>
        <source>Out of fold: every user was scored by a ranker that had not seen them</source>
        <translation>Out of fold: every user was scored by a ranker that had not seen them</translation>
    </message>
    <message>
        <source>Checkpoint %1</source>
        <translation>Checkpoint %1</translation>
    </message>
    <message>
        <source>Reasoner %1, %2</source>
        <translation>Reasoner %1, %2</translation>
    </message>
    <message>
        <source>Latent queries %1, template %2, vectors %3</source>
        <translation>Latent queries %1, template %2, vectors %3</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>The run to compare with</source>
        <translation>The run to compare with</translation>
    </message>
    <message>
        <source>Exchange before and after</source>
        <translation>Exchange before and after</translation>
    </message>
    <message>
        <source>After</source>
        <translation>After</translation>
    </message>
    <message>
        <source>The run to look at</source>
        <translation>The run to look at</translation>
    </message>
    <message>
        <source>no runs yet</source>
        <translation>no runs yet</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::SlicesBar</name>
    <message>
        <source>Slice</source>
        <translation>Slice</translation>
    </message>
    <message>
        <source>A saved filter over the impressions</source>
        <translation>A saved filter over the impressions</translation>
    </message>
    <message>
        <source>Save the filter as... (Enter)</source>
        <translation>Save the filter as... (Enter)</translation>
    </message>
    <message>
        <source>Name to save the filter under</source>
        <translation>Name to save the filter under</translation>
    </message>
    <message>
        <source>Save the present filter as a slice, or remove a slice</source>
        <translation>Save the present filter as a slice, or remove a slice</translation>
    </message>
    <message>
        <source>All impressions</source>
        <translation>All impressions</translation>
    </message>
    <message>
        <source>Unsaved filter</source>
        <translation>Unsaved filter</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
    <message>
        <source>Remove the slice %1</source>
        <translation>Remove the slice %1</translation>
    </message>
    <message>
        <source>Remove a slice</source>
        <translation>Remove a slice</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::StartPage</name>
    <message>
        <source>Drop to open the workspace %1</source>
        <translation>Drop to open the workspace %1</translation>
    </message>
    <message>
        <source>Drop to import the dataset in the folder %1</source>
        <translation>Drop to import the dataset in the folder %1</translation>
    </message>
    <message>
        <source>Drop to import %1</source>
        <translation>Drop to import %1</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>Recent workspaces</translation>
    </message>
    <message>
        <source>IntentScope</source>
        <translation>IntentScope</translation>
    </message>
    <message>
        <source>See why an intent ranking got better or worse, user by user.</source>
        <translation>See why an intent ranking got better or worse, user by user.</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Open the sample</translation>
    </message>
    <message>
        <source>Open a workspace...</source>
        <translation>Open a workspace...</translation>
    </message>
    <message>
        <source>Import data...</source>
        <translation>Import data...</translation>
    </message>
    <message>
        <source>not there any more</source>
        <translation>not there any more</translation>
    </message>
    <message>
        <source>You can also drop a workspace, a dataset folder or a table here.</source>
        <translation>You can also drop a workspace, a dataset folder or a table here.</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::TimelinePanel</name>
    <message>
        <source>Timeline</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Show the whole history (F twice)</source>
        <translation>Show the whole history (F twice)</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Channels</translation>
    </message>
    <message>
        <source>Choose which numbers are drawn over time</source>
        <translation>Choose which numbers are drawn over time</translation>
    </message>
    <message>
        <source>Choose a user to see what happened</source>
        <translation>Choose a user to see what happened</translation>
    </message>
    <message>
        <source>The data hold no events and no chats of this user</source>
        <translation>The data hold no events and no chats of this user</translation>
    </message>
    <message>
        <source>Reading a long history...</source>
        <translation>Reading a long history...</translation>
    </message>
    <message>
        <source>Building the timeline</source>
        <translation>Building the timeline</translation>
    </message>
    <message>
        <source>Timeline of %1</source>
        <translation>Timeline of %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No number changes for this user</source>
        <translation>No number changes for this user</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::TrainPanel</name>
    <message>
        <source>Start training</source>
        <translation>Start training</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Train</translation>
    </message>
    <message>
        <source>Loss, GAUC, Recall@3 and NDCG@3 of every epoch are drawn here while a ranker trains.</source>
        <translation>Loss, GAUC, Recall@3 and NDCG@3 of every epoch are drawn here while a ranker trains.</translation>
    </message>
    <message>
        <source>Loss by epoch</source>
        <translation>Loss by epoch</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>epoch</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>loss</translation>
    </message>
    <message>
        <source>GAUC, Recall@3 and NDCG@3 by epoch</source>
        <translation>GAUC, Recall@3 and NDCG@3 by epoch</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validation</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <translation>Stopping...</translation>
    </message>
    <message>
        <source>Letters, figures, dots, dashes: it becomes a folder</source>
        <translation>Letters, figures, dots, dashes: it becomes a folder</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Newest chats test</source>
        <translation>Newest chats test</translation>
    </message>
    <message>
        <source>Every fifth user tests</source>
        <translation>Every fifth user tests</translation>
    </message>
    <message>
        <source>What is kept apart from training: 70 % train, 10 % validate and the newest 20 % test, or whole users</source>
        <translation>What is kept apart from training: 70 % train, 10 % validate and the newest 20 % test, or whole users</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>Epochs at most</source>
        <translation>Epochs at most</translation>
    </message>
    <message>
        <source>Stop after epochs without gain</source>
        <translation>Stop after epochs without gain</translation>
    </message>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source>Chats a step</source>
        <translation>Chats a step</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>Dimension</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Learning rate</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Open a workspace with data first.</source>
        <translation>Open a workspace with data first.</translation>
    </message>
    <message>
        <source>Preparing...</source>
        <translation>Preparing...</translation>
    </message>
    <message>
        <source>training</source>
        <translation>training</translation>
    </message>
    <message>
        <source>GAUC</source>
        <translation>GAUC</translation>
    </message>
    <message>
        <source>Recall@3</source>
        <translation>Recall@3</translation>
    </message>
    <message>
        <source>NDCG@3</source>
        <translation>NDCG@3</translation>
    </message>
    <message>
        <source>Epoch %1: loss %2, NDCG@3 %3 (best %4)
learning rate %5, %6 chats/s</source>
        <translation>Epoch %1: loss %2, NDCG@3 %3 (best %4)
learning rate %5, %6 chats/s</translation>
    </message>
    <message>
        <source>, at most %1 left</source>
        <translation>, at most %1 left</translation>
    </message>
    <message>
        <source>Trained. The best epoch was %1 of %2.</source>
        <translation>Trained. The best epoch was %1 of %2.</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::UsersPanel</name>
    <message>
        <source>Users</source>
        <translation>Users</translation>
    </message>
    <message>
        <source>Name, id, region, or a filter: days_in_status &gt; 5</source>
        <translation>Name, id, region, or a filter: days_in_status &gt; 5</translation>
    </message>
    <message>
        <source>Part of a name, an id or a region; or a filter over impressions, such as
region == "SG" and days_in_status &gt; 5
which shows the users who have such an impression</source>
        <translation>Part of a name, an id or a region; or a filter over impressions, such as
region == "SG" and days_in_status &gt; 5
which shows the users who have such an impression</translation>
    </message>
    <message>
        <source>Filter users</source>
        <translation>Filter users</translation>
    </message>
    <message>
        <source>What is wrong with the filter</source>
        <translation>What is wrong with the filter</translation>
    </message>
    <message>
        <source>Show all users again</source>
        <translation>Show all users again</translation>
    </message>
    <message>
        <source>Stop showing only: %1</source>
        <translation>Stop showing only: %1</translation>
    </message>
    <message>
        <source>At the end: %1. %2</source>
        <translation>At the end: %1. %2</translation>
    </message>
    <message>
        <source>At “%1”: %2. %3</source>
        <translation>At “%1”: %2. %3</translation>
    </message>
    <message>
        <source>1 user</source>
        <translation>1 user</translation>
    </message>
    <message>
        <source>%1 users</source>
        <translation>%1 users</translation>
    </message>
    <message>
        <source>%1 of %2 users</source>
        <translation>%1 of %2 users</translation>
    </message>
    <message>
        <source>This workspace has no dataset yet.</source>
        <translation>This workspace has no dataset yet.</translation>
    </message>
    <message>
        <source>Import data...</source>
        <translation>Import data...</translation>
    </message>
    <message>
        <source>No user matches the filter.</source>
        <translation>No user matches the filter.</translation>
    </message>
    <message>
        <source>Show all users</source>
        <translation>Show all users</translation>
    </message>
</context>
<context>
    <name>intentscope::plots::CurvePlot</name>
    <message>
        <source>%1 over %2</source>
        <translation>%1 over %2</translation>
    </message>
</context>
<context>
    <name>intentscope::ranking::RankingView</name>
    <message>
        <source>Ranked intents</source>
        <translation>Ranked intents</translation>
    </message>
    <message>
        <source>before</source>
        <translation>before</translation>
    </message>
    <message>
        <source>after</source>
        <translation>after</translation>
    </message>
    <message>
        <source>%1, rank %2: %3, probability %4</source>
        <translation>%1, rank %2: %3, probability %4</translation>
    </message>
    <message>
        <source>, clicked</source>
        <translation>, clicked</translation>
    </message>
    <message>
        <source>new, was %1</source>
        <translation>new, was %1</translation>
    </message>
    <message>
        <source>new</source>
        <translation>new</translation>
    </message>
    <message>
        <source>left, now %1</source>
        <translation>left, now %1</translation>
    </message>
    <message>
        <source>left</source>
        <translation>left</translation>
    </message>
    <message>
        <source>up %1</source>
        <translation>up %1</translation>
    </message>
    <message>
        <source>down %1</source>
        <translation>down %1</translation>
    </message>
    <message>
        <source>%1: rank %2, probability %3</source>
        <translation>%1: rank %2, probability %3</translation>
    </message>
    <message>
        <source>clicked by the user</source>
        <translation>clicked by the user</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>After</source>
        <translation>After</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning</name>
    <message>
        <source>(end)</source>
        <translation>(end)</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>p ≥ %1 %</source>
        <translation>p ≥ %1 %</translation>
    </message>
    <message>
        <source>p &lt; %1 %</source>
        <translation>p &lt; %1 %</translation>
    </message>
    <message>
        <source>&lt; %1 nats</source>
        <translation>&lt; %1 nats</translation>
    </message>
    <message>
        <source>≥ %1 nats</source>
        <translation>≥ %1 nats</translation>
    </message>
    <message>
        <source>The end of the answer: %1</source>
        <translation>The end of the answer: %1</translation>
    </message>
    <message>
        <source>%1 tokens of one character: “%2”</source>
        <translation>%1 tokens of one character: “%2”</translation>
    </message>
    <message>
        <source>Token “%1”</source>
        <translation>Token “%1”</translation>
    </message>
    <message>
        <source>p = %1 %</source>
        <translation>p = %1 %</translation>
    </message>
    <message>
        <source>log-probability %1 nats</source>
        <translation>log-probability %1 nats</translation>
    </message>
    <message>
        <source>This reasoner gives no log-probability</source>
        <translation>This reasoner gives no log-probability</translation>
    </message>
    <message>
        <source>entropy %1 nats</source>
        <translation>entropy %1 nats</translation>
    </message>
    <message>
        <source>This reasoner gives no entropy</source>
        <translation>This reasoner gives no entropy</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::DatasetQueriesDialog</name>
    <message>
        <source>Latent queries of the dataset</source>
        <translation>Latent queries of the dataset</translation>
    </message>
    <message>
        <source>What is done already</source>
        <translation>What is done already</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>that of the reasoner</source>
        <translation>that of the reasoner</translation>
    </message>
    <message>
        <source>Name of the latent queries</source>
        <translation>Name of the latent queries</translation>
    </message>
    <message>
        <source>All chats</source>
        <translation>All chats</translation>
    </message>
    <message>
        <source>Training part</source>
        <translation>Training part</translation>
    </message>
    <message>
        <source>Validation part</source>
        <translation>Validation part</translation>
    </message>
    <message>
        <source>Test part</source>
        <translation>Test part</translation>
    </message>
    <message>
        <source>Which chats</source>
        <translation>Which chats</translation>
    </message>
    <message>
        <source>Newest chats test</source>
        <translation>Newest chats test</translation>
    </message>
    <message>
        <source>Every fifth user tests</source>
        <translation>Every fifth user tests</translation>
    </message>
    <message>
        <source>70 % train, 10 % validate and the newest 20 % test, or whole users</source>
        <translation>70 % train, 10 % validate and the newest 20 % test, or whole users</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>Slice</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>What is written by then is kept; the same can be asked for again and goes on</source>
        <translation>What is written by then is kept; the same can be asked for again and goes on</translation>
    </message>
    <message>
        <source>Written by %1: %2</source>
        <translation>Written by %1: %2</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>All of them</translation>
    </message>
    <message>
        <source>Looking at what there is...</source>
        <translation>Looking at what there is...</translation>
    </message>
    <message>
        <source>All %1 chats are written already.</source>
        <translation>All %1 chats are written already.</translation>
    </message>
    <message>
        <source>%1 of %2 contexts are already written; go on?</source>
        <translation>%1 of %2 contexts are already written; go on?</translation>
    </message>
    <message>
        <source>%1 chats, %2 different contexts.</source>
        <translation>%1 chats, %2 different contexts.</translation>
    </message>
    <message>
        <source> At the pace of the last answer about %1.</source>
        <translation> At the pace of the last answer about %1.</translation>
    </message>
    <message>
        <source> %1 lose their oldest events to the budget.</source>
        <translation> %1 lose their oldest events to the budget.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Waiting...</source>
        <translation>Waiting...</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 of %3</translation>
    </message>
    <message>
        <source>, %1 left</source>
        <translation>, %1 left</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <translation>Stopping...</translation>
    </message>
    <message>
        <source>Latent queries of %1 chats are written.</source>
        <translation>Latent queries of %1 chats are written.</translation>
    </message>
    <message>
        <source> %1 answers were cut at the greatest count of tokens.</source>
        <translation> %1 answers were cut at the greatest count of tokens.</translation>
    </message>
    <message>
        <source> %1 prompts lost their oldest events to fit the budget.</source>
        <translation> %1 prompts lost their oldest events to fit the budget.</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::HeatLegend</name>
    <message>
        <source>The stronger the tint and the thicker the line, the less sure the model was: %1</source>
        <translation>The stronger the tint and the thicker the line, the less sure the model was: %1</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::HeatView</name>
    <message>
        <source>Tokens of the latent query</source>
        <translation>Tokens of the latent query</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::PromptView</name>
    <message>
        <source>%1 of %2 tokens; </source>
        <translation>%1 of %2 tokens; </translation>
    </message>
    <message>
        <source>%1 tokens; </source>
        <translation>%1 tokens; </translation>
    </message>
    <message>
        <source>%1 events told</source>
        <translation>%1 events told</translation>
    </message>
    <message>
        <source>; %1 older ones left out by the limit of events</source>
        <translation>; %1 older ones left out by the limit of events</translation>
    </message>
    <message>
        <source>; the %1 oldest dropped to fit the budget</source>
        <translation>; the %1 oldest dropped to fit the budget</translation>
    </message>
    <message>
        <source>; choose a reasoner to count tokens</source>
        <translation>; choose a reasoner to count tokens</translation>
    </message>
    <message>
        <source>; tokens are counted once the reasoner is open</source>
        <translation>; tokens are counted once the reasoner is open</translation>
    </message>
    <message>
        <source>Prompt as sent</source>
        <translation>Prompt as sent</translation>
    </message>
    <message>
        <source>Template %1</source>
        <translation>Template %1</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::QueryRow</name>
    <message>
        <source>before</source>
        <translation>before</translation>
    </message>
    <message>
        <source>after</source>
        <translation>after</translation>
    </message>
    <message>
        <source>no latent queries</source>
        <translation>no latent queries</translation>
    </message>
    <message>
        <source>Choose which latent queries are shown here</source>
        <translation>Choose which latent queries are shown here</translation>
    </message>
    <message>
        <source>written by %1</source>
        <translation>written by %1</translation>
    </message>
    <message>
        <source>Latent queries shown as %1: %2</source>
        <translation>Latent queries shown as %1: %2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>none for this chat</source>
        <translation>none for this chat</translation>
    </message>
    <message>
        <source>Latent query %1: %2</source>
        <translation>Latent query %1: %2</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::SamplingFields</name>
    <message>
        <source>Greedy</source>
        <translation>Greedy</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Sampled</translation>
    </message>
    <message>
        <source>Greedy takes the likeliest token always; sampled draws tokens by their probability</source>
        <translation>Greedy takes the likeliest token always; sampled draws tokens by their probability</translation>
    </message>
    <message>
        <source>How tokens are chosen</source>
        <translation>How tokens are chosen</translation>
    </message>
    <message>
        <source>up to </source>
        <translation>up to </translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> tokens</translation>
    </message>
    <message>
        <source>An answer that is longer is cut there</source>
        <translation>An answer that is longer is cut there</translation>
    </message>
    <message>
        <source>Tokens of an answer at most</source>
        <translation>Tokens of an answer at most</translation>
    </message>
    <message>
        <source>T </source>
        <translation>T </translation>
    </message>
    <message>
        <source>Temperature: above 1 unlikely tokens come more often, below 1 less often</source>
        <translation>Temperature: above 1 unlikely tokens come more often, below 1 less often</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperature</translation>
    </message>
    <message>
        <source>p </source>
        <translation>p </translation>
    </message>
    <message>
        <source>Top-p: draws from the likeliest tokens that together have this probability</source>
        <translation>Top-p: draws from the likeliest tokens that together have this probability</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>n </source>
        <translation>n </translation>
    </message>
    <message>
        <source>Samples: so many answers are drawn</source>
        <translation>Samples: so many answers are drawn</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>seed </source>
        <translation>seed </translation>
    </message>
    <message>
        <source>The same seed gives the same answers</source>
        <translation>The same seed gives the same answers</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::TemplateEdit</name>
    <message>
        <source>Template</source>
        <translation>Template</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::TemplateEditor</name>
    <message>
        <source>Mistake in the template</source>
        <translation>Mistake in the template</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>Open...</translation>
    </message>
    <message>
        <source>Reads a template from a file</source>
        <translation>Reads a template from a file</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Default</translation>
    </message>
    <message>
        <source>Puts the template that comes with the program here</source>
        <translation>Puts the template that comes with the program here</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>Save as...</translation>
    </message>
    <message>
        <source>Writes the template to a file and uses it</source>
        <translation>Writes the template to a file and uses it</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>Latent queries are written with this template until the workspace is closed</source>
        <translation>Latent queries are written with this template until the workspace is closed</translation>
    </message>
    <message>
        <source>Template of the prompts</source>
        <translation>Template of the prompts</translation>
    </message>
    <message>
        <source>%1 - template of the prompts</source>
        <translation>%1 - template of the prompts</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Line %1, column %2: %3</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Line %1: %2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Open a template</source>
        <translation>Open a template</translation>
    </message>
    <message>
        <source>Text (*.txt);;All files (*)</source>
        <translation>Text (*.txt);;All files (*)</translation>
    </message>
    <message>
        <source>Save the template</source>
        <translation>Save the template</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::WrittenView</name>
    <message>
        <source>Latent query just written</source>
        <translation>Latent query just written</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>by log-probability</source>
        <translation>by log-probability</translation>
    </message>
    <message>
        <source>by entropy</source>
        <translation>by entropy</translation>
    </message>
    <message>
        <source>What tokens are tinted by</source>
        <translation>What tokens are tinted by</translation>
    </message>
    <message>
        <source>Log-probability: how likely the token was. Entropy: how undecided the model was among all tokens</source>
        <translation>Log-probability: how likely the token was. Entropy: how undecided the model was among all tokens</translation>
    </message>
    <message>
        <source>new, by %1</source>
        <translation>new, by %1</translation>
    </message>
    <message>
        <source>%1 tokens in %2</source>
        <translation>%1 tokens in %2</translation>
    </message>
    <message>
        <source> (all samples)</source>
        <translation> (all samples)</translation>
    </message>
    <message>
        <source>; log-probability %1 nats</source>
        <translation>; log-probability %1 nats</translation>
    </message>
    <message>
        <source>; cut at %1 tokens</source>
        <translation>; cut at %1 tokens</translation>
    </message>
</context>
<context>
    <name>intentscope::timeline::TimelineOverview</name>
    <message>
        <source>Overview of the whole history</source>
        <translation>Overview of the whole history</translation>
    </message>
    <message>
        <source>Drag the window or its edges; drag beside it for another one; double click shows everything</source>
        <translation>Drag the window or its edges; drag beside it for another one; double click shows everything</translation>
    </message>
    <message>
        <source>Whole history</source>
        <translation>Whole history</translation>
    </message>
</context>
<context>
    <name>intentscope::timeline::TimelineRuler</name>
    <message>
        <source>Time axis</source>
        <translation>Time axis</translation>
    </message>
    <message>
        <source>Times are shown in %1</source>
        <translation>Times are shown in %1</translation>
    </message>
</context>
<context>
    <name>intentscope::timeline::TimelineView</name>
    <message>
        <source>Timeline lanes</source>
        <translation>Timeline lanes</translation>
    </message>
    <message>
        <source>W and S zoom, A and D pan, F focuses, full stop and comma step through events, left and right step through chats, up and down choose a lane</source>
        <translation>W and S zoom, A and D pan, F focuses, full stop and comma step through events, left and right step through chats, up and down choose a lane</translation>
    </message>
</context>
<context>
    <name>intentscope::timeline::Wording</name>
    <message>
        <source>%1 states; zoom in to tell them apart</source>
        <translation>%1 states; zoom in to tell them apart</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>from %1</translation>
    </message>
    <message>
        <source>still so where the data ends</source>
        <translation>still so where the data ends</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>to %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>for %1</translation>
    </message>
    <message>
        <source>%1 x %2</source>
        <translation>%1 x %2</translation>
    </message>
    <message>
        <source>Chat opened</source>
        <translation>Chat opened</translation>
    </message>
    <message>
        <source>clicked: %1</source>
        <translation>clicked: %1</translation>
    </message>
    <message>
        <source>the clicked intent ranks %1</source>
        <translation>the clicked intent ranks %1</translation>
    </message>
    <message>
        <source>nothing was clicked</source>
        <translation>nothing was clicked</translation>
    </message>
    <message>
        <source>this run did not score it</source>
        <translation>this run did not score it</translation>
    </message>
    <message>
        <source>%1 of %2 chats with a click rank the clicked intent first</source>
        <translation>%1 of %2 chats with a click rank the clicked intent first</translation>
    </message>
</context>
<context>
    <name>intentscope::ui::DockTitle</name>
    <message>
        <source>Hide %1 (the View menu shows it again)</source>
        <translation>Hide %1 (the View menu shows it again)</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>Hide %1</translation>
    </message>
</context>
<context>
    <name>intentscope::ui::MessageBar</name>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
</context>
<context>
    <name>intentscope::ui::MessageRow</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Show details</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>Copy the details</translation>
    </message>
</context>
<context>
    <name>reasoning</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 of %2 chats (%3)
%4
written %5
reasoner %6, template %7</source>
        <translation>%1 of %2 chats (%3)
%4
written %5
reasoner %6, template %7</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 tokens</translation>
    </message>
    <message>
        <source>, cut there</source>
        <translation>, cut there</translation>
    </message>
    <message>
        <source>; log-probability %1 nats</source>
        <translation>; log-probability %1 nats</translation>
    </message>
</context>
</TS>
