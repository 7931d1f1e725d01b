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
        <source>When the chatbot opened, in the dataset&apos;s time zone</source>
        <translation>When the chatbot opened, in the dataset&apos;s time zone</translation>
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
        <source>Of the latent query&apos;s vector and that of the intent&apos;s title and description</source>
        <translation>Of the latent query&apos;s vector and that of the intent&apos;s title and description</translation>
    </message>
    <message>
        <source>The user&apos;s name; the id where there is none</source>
        <translation>The user&apos;s name; the id where there is none</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>The user&apos;s region</source>
        <translation>The user&apos;s region</translation>
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
        <source>NDCG@3 of the run after minus before, averaged over the user&apos;s impressions</source>
        <translation>NDCG@3 of the run after minus before, averaged over the user&apos;s impressions</translation>
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
        <source>Share of the neighbours&apos; clicked chats that clicked an intent which this chat clicked</source>
        <translation>Share of the neighbours&apos; clicked chats that clicked an intent which this chat clicked</translation>
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
        <source>Of the two latent queries&apos; vectors, the mean of the set subtracted</source>
        <translation>Of the two latent queries&apos; vectors, the mean of the set subtracted</translation>
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
        <source>The intents that the neighbour&apos;s users clicked</source>
        <translation>The intents that the neighbour&apos;s users clicked</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Whether this side&apos;s run ranks a clicked intent among the first three</source>
        <translation>Whether this side&apos;s run ranks a clicked intent among the first three</translation>
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
    <message>
        <source>Of the test part, with half its 95 % interval over users</source>
        <translation>Of the test part, with half its 95 % interval over users</translation>
    </message>
    <message>
        <source>Difference from qe, paired user by user, with half its 95 % interval</source>
        <translation>Difference from qe, paired user by user, with half its 95 % interval</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>Arm</translation>
    </message>
    <message>
        <source>Which ranker scored with whose latent queries</source>
        <translation>Which ranker scored with whose latent queries</translation>
    </message>
    <message>
        <source>GAUC</source>
        <translation>GAUC</translation>
    </message>
    <message>
        <source>vs qe</source>
        <translation>vs qe</translation>
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
        <source>What the user clicked in this chat</source>
        <translation>What the user clicked in this chat</translation>
    </message>
    <message>
        <source>Winner</source>
        <translation>Winner</translation>
    </message>
    <message>
        <source>The latent query with which the frozen ranker likes what was clicked best</source>
        <translation>The latent query with which the frozen ranker likes what was clicked best</translation>
    </message>
    <message>
        <source>Loser</source>
        <translation>Loser</translation>
    </message>
    <message>
        <source>The latent query that it is set against</source>
        <translation>The latent query that it is set against</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margin</translation>
    </message>
    <message>
        <source>Difference of their rewards, in nats</source>
        <translation>Difference of their rewards, in nats</translation>
    </message>
    <message>
        <source>The intent that the user clicked</source>
        <translation>The intent that the user clicked</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>Taken for</translation>
    </message>
    <message>
        <source>The intent that was ranked first in its place</source>
        <translation>The intent that was ranked first in its place</translation>
    </message>
    <message>
        <source>Chats in which the run before confuses the two; click to see them</source>
        <translation>Chats in which the run before confuses the two; click to see them</translation>
    </message>
    <message>
        <source>Chats in which the run after confuses the two; click to see them</source>
        <translation>Chats in which the run after confuses the two; click to see them</translation>
    </message>
    <message>
        <source>After minus before</source>
        <translation>After minus before</translation>
    </message>
    <message>
        <source>Since week</source>
        <translation>Since week</translation>
    </message>
    <message>
        <source>The week from which on the run after confuses the two more often, where that is clear (p &lt; 0.05)</source>
        <translation>The week from which on the run after confuses the two more often, where that is clear (p &lt; 0.05)</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>A group of GAUC: a user, a session or a chat</source>
        <translation>A group of GAUC: a user, a session or a chat</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>AUC needs a clicked and an unclicked candidate</source>
        <translation>AUC needs a clicked and an unclicked candidate</translation>
    </message>
    <message>
        <source>Chats that</source>
        <translation>Chats that</translation>
    </message>
    <message>
        <source>What this line adds to the one above it</source>
        <translation>What this line adds to the one above it</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>Of all chats with a click</source>
        <translation>Of all chats with a click</translation>
    </message>
    <message>
        <source>Chats that the rate is told of; click to see all of the line</source>
        <translation>Chats that the rate is told of; click to see all of the line</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>Error rate</translation>
    </message>
    <message>
        <source>Errors among these chats, with half the 95 % interval over users</source>
        <translation>Errors among these chats, with half the 95 % interval over users</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>The user, or the clicked intent</source>
        <translation>The user, or the clicked intent</translation>
    </message>
    <message>
        <source>Chats with a click that the numbers rest on</source>
        <translation>Chats with a click that the numbers rest on</translation>
    </message>
    <message>
        <source>Mean NDCG of these chats in the run before</source>
        <translation>Mean NDCG of these chats in the run before</translation>
    </message>
    <message>
        <source>Mean NDCG of these chats in the run after</source>
        <translation>Mean NDCG of these chats in the run after</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>Slice</translation>
    </message>
    <message>
        <source>A saved slice, or one value of a column</source>
        <translation>A saved slice, or one value of a column</translation>
    </message>
    <message>
        <source>Chats of the slice scored by both runs</source>
        <translation>Chats of the slice scored by both runs</translation>
    </message>
    <message>
        <source>p (Holm)</source>
        <translation>p (Holm)</translation>
    </message>
    <message>
        <source>Of the sign-flip test, corrected by Holm for looking at every slice here</source>
        <translation>Of the sign-flip test, corrected by Holm for looking at every slice here</translation>
    </message>
    <message>
        <source>p (BH)</source>
        <translation>p (BH)</translation>
    </message>
    <message>
        <source>Of the sign-flip test, corrected by Benjamini and Hochberg</source>
        <translation>Of the sign-flip test, corrected by Benjamini and Hochberg</translation>
    </message>
    <message>
        <source>The smallest true difference that the slice&apos;s users would show (5 %, power 80 %)</source>
        <translation>The smallest true difference that the slice&apos;s users would show (5 %, power 80 %)</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Fixed</translation>
    </message>
    <message>
        <source>Chats of the slice that were wrong before and are right after</source>
        <translation>Chats of the slice that were wrong before and are right after</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Broken</translation>
    </message>
    <message>
        <source>Chats of the slice that were right before and are wrong after</source>
        <translation>Chats of the slice that were right before and are wrong after</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Dropped</translation>
    </message>
    <message>
        <source>Groups of the slice that GAUC left out</source>
        <translation>Groups of the slice that GAUC left out</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Whether the run meets it; a row that fails shows its chats</source>
        <translation>Whether the run meets it; a row that fails shows its chats</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>As the file has it</source>
        <translation>As the file has it</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>The slice or chat that it is about, and what is changed first</source>
        <translation>The slice or chat that it is about, and what is changed first</translation>
    </message>
    <message>
        <source>Holds for</source>
        <translation>Holds for</translation>
    </message>
    <message>
        <source>Chats that it holds for, of those it was tested on</source>
        <translation>Chats that it holds for, of those it was tested on</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Wanted</translation>
    </message>
    <message>
        <source>The share of chats that it has to hold for</source>
        <translation>The share of chats that it has to hold for</translation>
    </message>
    <message>
        <source>Whose chat it is</source>
        <translation>Whose chat it is</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>When the chatbot opened</source>
        <translation>When the chatbot opened</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>The intent that was clicked or labelled, and is doubted</source>
        <translation>The intent that was clicked or labelled, and is doubted</translation>
    </message>
    <message>
        <source>More likely</source>
        <translation>More likely</translation>
    </message>
    <message>
        <source>The intent that the run ranks first</source>
        <translation>The intent that the run ranks first</translation>
    </message>
    <message>
        <source>p answer</source>
        <translation>p answer</translation>
    </message>
    <message>
        <source>How probable the run holds the answer; the least credible come first</source>
        <translation>How probable the run holds the answer; the least credible come first</translation>
    </message>
    <message>
        <source>p likely</source>
        <translation>p likely</translation>
    </message>
    <message>
        <source>How probable the run holds the more likely intent</source>
        <translation>How probable the run holds the more likely intent</translation>
    </message>
    <message>
        <source>What it adds to the lead in the run before</source>
        <translation>What it adds to the lead in the run before</translation>
    </message>
    <message>
        <source>What it adds to the lead in the run after</source>
        <translation>What it adds to the lead in the run after</translation>
    </message>
    <message>
        <source>After minus before, with half its 95 % interval over users</source>
        <translation>After minus before, with half its 95 % interval over users</translation>
    </message>
    <message>
        <source>By queries</source>
        <translation>By queries</translation>
    </message>
    <message>
        <source>Of the change, what the other latent queries cause (Shapley value)</source>
        <translation>Of the change, what the other latent queries cause (Shapley value)</translation>
    </message>
    <message>
        <source>By ranker</source>
        <translation>By ranker</translation>
    </message>
    <message>
        <source>Of the change, what the other ranker causes (Shapley value)</source>
        <translation>Of the change, what the other ranker causes (Shapley value)</translation>
    </message>
    <message>
        <source>The intent whose lead is explained</source>
        <translation>The intent whose lead is explained</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Against</translation>
    </message>
    <message>
        <source>The intent that it is set against</source>
        <translation>The intent that it is set against</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rank</translation>
    </message>
    <message>
        <source>Of the intent, before and after</source>
        <translation>Of the intent, before and after</translation>
    </message>
    <message>
        <source>Of the lead, after minus before</source>
        <translation>Of the lead, after minus before</translation>
    </message>
    <message>
        <source>Mostly by</source>
        <translation>Mostly by</translation>
    </message>
    <message>
        <source>The group of features whose effect changed most</source>
        <translation>The group of features whose effect changed most</translation>
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
    <name>ErrorCause</name>
    <message>
        <source>Reasoner misread the context</source>
        <translation>Reasoner misread the context</translation>
    </message>
    <message>
        <source>Ranker ignored the query</source>
        <translation>Ranker ignored the query</translation>
    </message>
    <message>
        <source>Feature stale or missing</source>
        <translation>Feature stale or missing</translation>
    </message>
    <message>
        <source>Knowledge base lacks the intent</source>
        <translation>Knowledge base lacks the intent</translation>
    </message>
    <message>
        <source>Duplicate intents</source>
        <translation>Duplicate intents</translation>
    </message>
    <message>
        <source>Click was noise</source>
        <translation>Click was noise</translation>
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
        <source>the key %1 already means &quot;%2&quot;</source>
        <translation>the key %1 already means &quot;%2&quot;</translation>
    </message>
    <message>
        <source>Next chat without a label</source>
        <translation>Next chat without a label</translation>
    </message>
    <message>
        <source>Previous chat without a label</source>
        <translation>Previous chat without a label</translation>
    </message>
    <message>
        <source>Skip this chat, with a reason</source>
        <translation>Skip this chat, with a reason</translation>
    </message>
    <message>
        <source>Choose an intent by its two letters</source>
        <translation>Choose an intent by its two letters</translation>
    </message>
    <message>
        <source>The latent query is faithful</source>
        <translation>The latent query is faithful</translation>
    </message>
    <message>
        <source>The latent query is partly right</source>
        <translation>The latent query is partly right</translation>
    </message>
    <message>
        <source>The latent query is misleading</source>
        <translation>The latent query is misleading</translation>
    </message>
    <message>
        <source>Write the latent query as it should be</source>
        <translation>Write the latent query as it should be</translation>
    </message>
    <message>
        <source>Name the cause of the error</source>
        <translation>Name the cause of the error</translation>
    </message>
    <message>
        <source>I am unsure</source>
        <translation>I am unsure</translation>
    </message>
    <message>
        <source>I am fairly sure</source>
        <translation>I am fairly sure</translation>
    </message>
    <message>
        <source>I am sure</source>
        <translation>I am sure</translation>
    </message>
    <message>
        <source>The ranking before is the better one</source>
        <translation>The ranking before is the better one</translation>
    </message>
    <message>
        <source>Both rankings are alike</source>
        <translation>Both rankings are alike</translation>
    </message>
    <message>
        <source>The ranking after is the better one</source>
        <translation>The ranking after is the better one</translation>
    </message>
    <message>
        <source>The latent query before is the better one</source>
        <translation>The latent query before is the better one</translation>
    </message>
    <message>
        <source>Both latent queries are alike</source>
        <translation>Both latent queries are alike</translation>
    </message>
    <message>
        <source>The latent query after is the better one</source>
        <translation>The latent query after is the better one</translation>
    </message>
</context>
<context>
    <name>LabelWords</name>
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
        <source>Faithful</source>
        <translation>Faithful</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>Partly</translation>
    </message>
    <message>
        <source>Misleading</source>
        <translation>Misleading</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unsure</translation>
    </message>
    <message>
        <source>Fairly sure</source>
        <translation>Fairly sure</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sure</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>Alike</translation>
    </message>
    <message>
        <source>After</source>
        <translation>After</translation>
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
        <source>Explain</source>
        <translation>Explain</translation>
    </message>
    <message>
        <source>What drove a score, and what if</source>
        <translation>What drove a score, and what if</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Train</translation>
    </message>
    <message>
        <source>Trains a ranker, with curves as they come</source>
        <translation>Trains a ranker, with curves as they come</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>Align</translation>
    </message>
    <message>
        <source>The stages of an alignment, its curves, pairs and arms</source>
        <translation>The stages of an alignment, its curves, pairs and arms</translation>
    </message>
    <message>
        <source>The annotators&apos; answers side by side over the chat, and the decision</source>
        <translation>The annotators&apos; answers side by side over the chat, and the decision</translation>
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
    <message>
        <source>Errors</source>
        <translation>Errors</translation>
    </message>
    <message>
        <source>Where a run errs, and what intents are confused</source>
        <translation>Where a run errs, and what intents are confused</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>Align</translation>
    </message>
    <message>
        <source>Refines a reasoner by a ranker, with every arm measured</source>
        <translation>Refines a reasoner by a ranker, with every arm measured</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projection</translation>
    </message>
    <message>
        <source>Latent queries as points in the plane</source>
        <translation>Latent queries as points in the plane</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>A typed latent query, what is near to it, its ranking</source>
        <translation>A typed latent query, what is near to it, its ranking</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Which chats are labelled next, and how far it is</source>
        <translation>Which chats are labelled next, and how far it is</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>What the annotators said, side by side; one key takes one</source>
        <translation>What the annotators said, side by side; one key takes one</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>Guidelines</translation>
    </message>
    <message>
        <source>How chats are to be labelled</source>
        <translation>How chats are to be labelled</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Swap</translation>
    </message>
    <message>
        <source>Each run&apos;s latent queries under the ranker of the other: which half did it</source>
        <translation>Each run&apos;s latent queries under the ranker of the other: which half did it</translation>
    </message>
    <message>
        <source>Expectations</source>
        <translation>Expectations</translation>
    </message>
    <message>
        <source>What every run has to get right, and whether it does</source>
        <translation>What every run has to get right, and whether it does</translation>
    </message>
    <message>
        <source>Why it changed</source>
        <translation>Why it changed</translation>
    </message>
    <message>
        <source>What moved a ranking between the runs: parts, features, latent queries</source>
        <translation>What moved a ranking between the runs: parts, features, latent queries</translation>
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
    <name>SkipMenu</name>
    <message>
        <source>Too little to tell what the user wanted</source>
        <translation>Too little to tell what the user wanted</translation>
    </message>
    <message>
        <source>Several wishes, none comes first</source>
        <translation>Several wishes, none comes first</translation>
    </message>
    <message>
        <source>No intent of the knowledge base fits</source>
        <translation>No intent of the knowledge base fits</translation>
    </message>
    <message>
        <source>The data of this chat is damaged</source>
        <translation>The data of this chat is damaged</translation>
    </message>
    <message>
        <source>Somebody else must judge it</source>
        <translation>Somebody else must judge it</translation>
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
    <name>SwapPanel</name>
    <message>
        <source>Queries alone</source>
        <translation>Queries alone</translation>
    </message>
    <message>
        <source>The latent queries alone do it, the ranker alone does not</source>
        <translation>The latent queries alone do it, the ranker alone does not</translation>
    </message>
    <message>
        <source>Ranker alone</source>
        <translation>Ranker alone</translation>
    </message>
    <message>
        <source>The ranker alone does it, the latent queries alone do not</source>
        <translation>The ranker alone does it, the latent queries alone do not</translation>
    </message>
    <message>
        <source>Either</source>
        <translation>Either</translation>
    </message>
    <message>
        <source>Each of the two does it alone</source>
        <translation>Each of the two does it alone</translation>
    </message>
    <message>
        <source>Only together</source>
        <translation>Only together</translation>
    </message>
    <message>
        <source>Neither does it without the other</source>
        <translation>Neither does it without the other</translation>
    </message>
</context>
<context>
    <name>intentscope::alignment::AlignPanel</name>
    <message>
        <source>Align</source>
        <translation>Align</translation>
    </message>
    <message>
        <source>Steps, live curves, winners and losers, and the arms with their intervals are shown here while a reasoner is aligned with a ranker.</source>
        <translation>Steps, live curves, winners and losers, and the arms with their intervals are shown here while a reasoner is aligned with a ranker.</translation>
    </message>
    <message>
        <source>Runs are called &quot;NAME ARM&quot;</source>
        <translation>Runs are called &quot;NAME ARM&quot;</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>The local reasoner that is refined</source>
        <translation>The local reasoner that is refined</translation>
    </message>
    <message>
        <source>Reasoner</source>
        <translation>Reasoner</translation>
    </message>
    <message>
        <source>Who writes candidates</source>
        <translation>Who writes candidates</translation>
    </message>
    <message>
        <source>Ticked ones write the candidates of Best-of-N; none: the reasoner itself. Ticking a server lets it be sent the prompts.</source>
        <translation>Ticked ones write the candidates of Best-of-N; none: the reasoner itself. Ticking a server lets it be sent the prompts.</translation>
    </message>
    <message>
        <source>Candidates by</source>
        <translation>Candidates by</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperature</translation>
    </message>
    <message>
        <source>Candidates each</source>
        <translation>Candidates each</translation>
    </message>
    <message>
        <source>Chats judged at most</source>
        <translation>Chats judged at most</translation>
    </message>
    <message>
        <source>all</source>
        <translation>all</translation>
    </message>
    <message>
        <source>Margin, nats</source>
        <translation>Margin, nats</translation>
    </message>
    <message>
        <source>A pair is kept when the winner beats the loser by more</source>
        <translation>A pair is kept when the winner beats the loser by more</translation>
    </message>
    <message>
        <source>Ranker&apos;s epochs at most</source>
        <translation>Ranker&apos;s epochs at most</translation>
    </message>
    <message>
        <source>Epochs of a stage</source>
        <translation>Epochs of a stage</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Rounds</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Calibration without new queries</source>
        <translation>Calibration without new queries</translation>
    </message>
    <message>
        <source>Fine-tuning on winners</source>
        <translation>Fine-tuning on winners</translation>
    </message>
    <message>
        <source>Direct preference optimisation on pairs</source>
        <translation>Direct preference optimisation on pairs</translation>
    </message>
    <message>
        <source>Contrastive learning</source>
        <translation>Contrastive learning</translation>
    </message>
    <message>
        <source>All stages, then the ranker calibrated on the new queries</source>
        <translation>All stages, then the ranker calibrated on the new queries</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Add a reasoner...</source>
        <translation>Add a reasoner...</translation>
    </message>
    <message>
        <source>Progress of the step</source>
        <translation>Progress of the step</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>NDCG@3 of the rankers by epoch</source>
        <translation>NDCG@3 of the rankers by epoch</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>epoch</translation>
    </message>
    <message>
        <source>validation NDCG@3</source>
        <translation>validation NDCG@3</translation>
    </message>
    <message>
        <source>Loss of the reasoner&apos;s stages by step</source>
        <translation>Loss of the reasoner&apos;s stages by step</translation>
    </message>
    <message>
        <source>step</source>
        <translation>step</translation>
    </message>
    <message>
        <source>loss of the stage</source>
        <translation>loss of the stage</translation>
    </message>
    <message>
        <source>Steps and curves</source>
        <translation>Steps and curves</translation>
    </message>
    <message>
        <source>Winners and losers</source>
        <translation>Winners and losers</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>Arms</translation>
    </message>
    <message>
        <source>Open as before and after</source>
        <translation>Open as before and after</translation>
    </message>
    <message>
        <source>The chosen arm as after, and qe (for qe: base) as before</source>
        <translation>The chosen arm as after, and qe (for qe: base) as before</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <translation>Stopping...</translation>
    </message>
    <message>
        <source>Open a workspace with data first.</source>
        <translation>Open a workspace with data first.</translation>
    </message>
    <message>
        <source>%1 (sends prompts to %2)</source>
        <translation>%1 (sends prompts to %2)</translation>
    </message>
    <message>
        <source>Preparing...</source>
        <translation>Preparing...</translation>
    </message>
    <message>
        <source>
%1 so far</source>
        <translation>
%1 so far</translation>
    </message>
    <message>
        <source>, about %1 left in this step</source>
        <translation>, about %1 left in this step</translation>
    </message>
    <message>
        <source> (stopped)</source>
        <translation> (stopped)</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 of %2: %3</translation>
    </message>
    <message>
        <source>Winners and losers (%1)</source>
        <translation>Winners and losers (%1)</translation>
    </message>
    <message>
        <source>Done. The report is in %1.</source>
        <translation>Done. The report is in %1.</translation>
    </message>
    <message>
        <source>Stopped. Finished steps are kept: Go on continues behind the last one.</source>
        <translation>Stopped. Finished steps are kept: Go on continues behind the last one.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>The same settings go on behind the last finished step</source>
        <translation>The same settings go on behind the last finished step</translation>
    </message>
    <message>
        <source>There is no local reasoner to refine yet: add one</source>
        <translation>There is no local reasoner to refine yet: add one</translation>
    </message>
</context>
<context>
    <name>intentscope::alignment::ArmsModel</name>
    <message>
        <source>reference</source>
        <translation>reference</translation>
    </message>
    <message>
        <source>Ranker %1 (%2)</source>
        <translation>Ranker %1 (%2)</translation>
    </message>
    <message>
        <source>latent queries of %1 (%2)</source>
        <translation>latent queries of %1 (%2)</translation>
    </message>
    <message>
        <source>p %1</source>
        <translation>p %1</translation>
    </message>
    <message>
        <source>smallest detectable effect %1</source>
        <translation>smallest detectable effect %1</translation>
    </message>
</context>
<context>
    <name>intentscope::alignment::PairsModel</name>
    <message>
        <source>Chat %1, round %2
clicked: %3
winner: %4
loser: %5</source>
        <translation>Chat %1, round %2
clicked: %3
winner: %4
loser: %5</translation>
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
    <message>
        <source>No run is on screen that would rank with it.</source>
        <translation>No run is on screen that would rank with it.</translation>
    </message>
    <message>
        <source>The ranker of %1 reads no latent queries.</source>
        <translation>The ranker of %1 reads no latent queries.</translation>
    </message>
</context>
<context>
    <name>intentscope::app::AdjudicationDesk</name>
    <message>
        <source>Krippendorff&apos;s alpha %1 over %2 chats that several judged</source>
        <translation>Krippendorff&apos;s alpha %1 over %2 chats that several judged</translation>
    </message>
    <message>
        <source>%1 / %2 (%3)</source>
        <translation>%1 / %2 (%3)</translation>
    </message>
    <message>
        <source>Taken for one another: %1</source>
        <translation>Taken for one another: %1</translation>
    </message>
    <message>
        <source>Choose a queue of other annotators: where they disagree, you decide.</source>
        <translation>Choose a queue of other annotators: where they disagree, you decide.</translation>
    </message>
    <message>
        <source>The annotators of this queue agree wherever all have judged.</source>
        <translation>The annotators of this queue agree wherever all have judged.</translation>
    </message>
    <message>
        <source>The annotators do not disagree on this chat.</source>
        <translation>The annotators do not disagree on this chat.</translation>
    </message>
    <message>
        <source>What did %1 want?</source>
        <translation>What did %1 want?</translation>
    </message>
    <message>
        <source>Comparing the annotators</source>
        <translation>Comparing the annotators</translation>
    </message>
</context>
<context>
    <name>intentscope::app::AlignmentDesk</name>
    <message>
        <source>align</source>
        <translation>align</translation>
    </message>
    <message>
        <source>align-%1</source>
        <translation>align-%1</translation>
    </message>
    <message>
        <source>Aligning %1</source>
        <translation>Aligning %1</translation>
    </message>
</context>
<context>
    <name>intentscope::app::CauseDesk</name>
    <message>
        <source>The two runs did not both score this chat, so there is nothing to compare.</source>
        <translation>The two runs did not both score this chat, so there is nothing to compare.</translation>
    </message>
    <message>
        <source>No chat of this user has another first intent.</source>
        <translation>No chat of this user has another first intent.</translation>
    </message>
    <message>
        <source>No chat has another first intent.</source>
        <translation>No chat has another first intent.</translation>
    </message>
    <message>
        <source>No chat was fixed.</source>
        <translation>No chat was fixed.</translation>
    </message>
    <message>
        <source>No chat was broken.</source>
        <translation>No chat was broken.</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, to see what changed a ranking.</source>
        <translation>Choose two runs, before and after, to see what changed a ranking.</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, to see which half of the change did it.</source>
        <translation>Choose two runs, before and after, to see which half of the change did it.</translation>
    </message>
    <message>
        <source>Give each run&apos;s latent queries to the ranker of the other: which half caused the change?</source>
        <translation>Give each run&apos;s latent queries to the ranker of the other: which half caused the change?</translation>
    </message>
    <message>
        <source>Only runs whose rankers read latent queries have two halves to swap.</source>
        <translation>Only runs whose rankers read latent queries have two halves to swap.</translation>
    </message>
    <message>
        <source>Choose a chat to see what changed its ranking.</source>
        <translation>Choose a chat to see what changed its ranking.</translation>
    </message>
    <message>
        <source>Explaining what changed</source>
        <translation>Explaining what changed</translation>
    </message>
    <message>
        <source>Swapping latent queries and rankers</source>
        <translation>Swapping latent queries and rankers</translation>
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
    <name>intentscope::app::CompareDesk</name>
    <message>
        <source>Comparing slices</source>
        <translation>Comparing slices</translation>
    </message>
    <message>
        <source>Looking who got better</source>
        <translation>Looking who got better</translation>
    </message>
    <message>
        <source>Looking for confused intents</source>
        <translation>Looking for confused intents</translation>
    </message>
    <message>
        <source>Looking for slices with many errors</source>
        <translation>Looking for slices with many errors</translation>
    </message>
    <message>
        <source>Adding to the basket</source>
        <translation>Adding to the basket</translation>
    </message>
    <message>
        <source>%1 chats added to the regression basket, %2 were in it: %3</source>
        <translation>%1 chats added to the regression basket, %2 were in it: %3</translation>
    </message>
    <message>
        <source>Testing the basket</source>
        <translation>Testing the basket</translation>
    </message>
    <message>
        <source>%1 meets all %2 expectations of the basket.</source>
        <translation>%1 meets all %2 expectations of the basket.</translation>
    </message>
    <message>
        <source>%1 misses %2 of the %3 expectations of the basket; their chats are shown.</source>
        <translation>%1 misses %2 of the %3 expectations of the basket; their chats are shown.</translation>
    </message>
    <message>
        <source>Not as the basket expects</source>
        <translation>Not as the basket expects</translation>
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
    <name>intentscope::app::ExpectationsDesk</name>
    <message>
        <source>Open a file of expectations</source>
        <translation>Open a file of expectations</translation>
    </message>
    <message>
        <source>Expectations (*.txt *.expect);;All files (*)</source>
        <translation>Expectations (*.txt *.expect);;All files (*)</translation>
    </message>
    <message>
        <source>Choose a run at the top to test what it has to get right.</source>
        <translation>Choose a run at the top to test what it has to get right.</translation>
    </message>
    <message>
        <source>Nothing is expected yet. Keep what a run broke, or open a file of expectations.</source>
        <translation>Nothing is expected yet. Keep what a run broke, or open a file of expectations.</translation>
    </message>
    <message>
        <source>Testing expectations</source>
        <translation>Testing expectations</translation>
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
    <message>
        <source>the score of “%1”</source>
        <translation>the score of “%1”</translation>
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
    <message>
        <source>Align a reasoner with a ranker...</source>
        <translation>Align a reasoner with a ranker...</translation>
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
    <message>
        <source>This chat has no latent query in the sets on screen.</source>
        <translation>This chat has no latent query in the sets on screen.</translation>
    </message>
</context>
<context>
    <name>intentscope::app::NeighboursProbe</name>
    <message>
        <source>%1 reads the latent query...</source>
        <translation>%1 reads the latent query...</translation>
    </message>
    <message>
        <source>Probing a latent query</source>
        <translation>Probing a latent query</translation>
    </message>
</context>
<context>
    <name>intentscope::app::NeighboursProjection</name>
    <message>
        <source>No latent queries of this dataset are stored yet.</source>
        <translation>No latent queries of this dataset are stored yet.</translation>
    </message>
    <message>
        <source>This workspace has no dataset yet.</source>
        <translation>This workspace has no dataset yet.</translation>
    </message>
    <message>
        <source>Write latent queries...</source>
        <translation>Write latent queries...</translation>
    </message>
    <message>
        <source>Reading the projection...</source>
        <translation>Reading the projection...</translation>
    </message>
    <message>
        <source>Reading the projection</source>
        <translation>Reading the projection</translation>
    </message>
    <message>
        <source>These %1 latent queries are not projected like this yet.</source>
        <translation>These %1 latent queries are not projected like this yet.</translation>
    </message>
    <message>
        <source>Project them</source>
        <translation>Project them</translation>
    </message>
    <message>
        <source>Projecting...</source>
        <translation>Projecting...</translation>
    </message>
    <message>
        <source>Projecting latent queries</source>
        <translation>Projecting latent queries</translation>
    </message>
    <message>
        <source>These latent queries are not projected.</source>
        <translation>These latent queries are not projected.</translation>
    </message>
    <message>
        <source>Colouring points</source>
        <translation>Colouring points</translation>
    </message>
    <message>
        <source>%1 points chosen, %2 chats; the users list and the review show them. Escape forgets them.</source>
        <translation>%1 points chosen, %2 chats; the users list and the review show them. Escape forgets them.</translation>
    </message>
    <message>
        <source>%1 chats of the lasso</source>
        <translation>%1 chats of the lasso</translation>
    </message>
    <message>
        <source>nothing clicked</source>
        <translation>nothing clicked</translation>
    </message>
</context>
<context>
    <name>intentscope::app::ReasoningDesk</name>
    <message>
        <source>the reasoner&apos;s own</source>
        <translation>the reasoner&apos;s own</translation>
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
        <source>Looking at the runs&apos; rankers</source>
        <translation>Looking at the runs&apos; rankers</translation>
    </message>
    <message>
        <source>Reading latent queries</source>
        <translation>Reading latent queries</translation>
    </message>
</context>
<context>
    <name>intentscope::app::SelectionReader</name>
    <message>
        <source>Reading the users</source>
        <translation>Reading the users</translation>
    </message>
    <message>
        <source>Reading what the chat shows</source>
        <translation>Reading what the chat shows</translation>
    </message>
</context>
<context>
    <name>intentscope::app::SittingDesk</name>
    <message>
        <source>Nothing is said of this chat yet: choose an intent or a verdict, or skip it.</source>
        <translation>Nothing is said of this chat yet: choose an intent or a verdict, or skip it.</translation>
    </message>
    <message>
        <source>Import data to make a queue of its chats.</source>
        <translation>Import data to make a queue of its chats.</translation>
    </message>
    <message>
        <source>Another program holds this workspace, so it is open for reading only.</source>
        <translation>Another program holds this workspace, so it is open for reading only.</translation>
    </message>
    <message>
        <source>Reading the queues</source>
        <translation>Reading the queues</translation>
    </message>
    <message>
        <source>Making the queue %1</source>
        <translation>Making the queue %1</translation>
    </message>
    <message>
        <source>Opening the queue</source>
        <translation>Opening the queue</translation>
    </message>
    <message>
        <source>Ending the sitting</source>
        <translation>Ending the sitting</translation>
    </message>
    <message>
        <source>Choose an intent first: then the models&apos; answers are shown. Or skip this chat.</source>
        <translation>Choose an intent first: then the models&apos; answers are shown. Or skip this chat.</translation>
    </message>
    <message>
        <source>Open a workspace to read its guidelines.</source>
        <translation>Open a workspace to read its guidelines.</translation>
    </message>
    <message>
        <source>Reading the guidelines</source>
        <translation>Reading the guidelines</translation>
    </message>
    <message>
        <source>No guidelines yet. Write them into %1 in the workspace&apos;s folder, or give a new queue a Markdown file.</source>
        <translation>No guidelines yet. Write them into %1 in the workspace&apos;s folder, or give a new queue a Markdown file.</translation>
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
    <name>intentscope::app::SuspectsDesk</name>
    <message>
        <source>Looking for suspect answers</source>
        <translation>Looking for suspect answers</translation>
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
    <message>
        <source>Looking for latent queries and stopped trainings</source>
        <translation>Looking for latent queries and stopped trainings</translation>
    </message>
</context>
<context>
    <name>intentscope::app::Workbench</name>
    <message>
        <source>The models&apos; answers are shown when you have made your first choice.</source>
        <translation>The models&apos; answers are shown when you have made your first choice.</translation>
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
    <name>intentscope::errors::ChangeTabs</name>
    <message>
        <source>What changed where</source>
        <translation>What changed where</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Slices</translation>
    </message>
    <message>
        <source>How far users moved</source>
        <translation>How far users moved</translation>
    </message>
    <message>
        <source>How far intents moved</source>
        <translation>How far intents moved</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Users</translation>
    </message>
    <message>
        <source>Intents</source>
        <translation>Intents</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Dropped</translation>
    </message>
    <message>
        <source>Slices to compare</source>
        <translation>Slices to compare</translation>
    </message>
    <message>
        <source>Saved slices, or every value of a column</source>
        <translation>Saved slices, or every value of a column</translation>
    </message>
    <message>
        <source>Metric of the slices</source>
        <translation>Metric of the slices</translation>
    </message>
    <message>
        <source>The metric whose difference is shown</source>
        <translation>The metric whose difference is shown</translation>
    </message>
    <message>
        <source>Slices and how far they moved</source>
        <translation>Slices and how far they moved</translation>
    </message>
    <message>
        <source>Groups that GAUC left out</source>
        <translation>Groups that GAUC left out</translation>
    </message>
    <message>
        <source>Saved slices</source>
        <translation>Saved slices</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>By %1</translation>
    </message>
    <message>
        <source>No slice is saved yet. Save a filter with the slices button above, or compare every value of a column.</source>
        <translation>No slice is saved yet. Save a filter with the slices button above, or compare every value of a column.</translation>
    </message>
    <message>
        <source>Dropped (%1)</source>
        <translation>Dropped (%1)</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ConfusionMatrix</name>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>The run whose first intents are counted</source>
        <translation>The run whose first intents are counted</translation>
    </message>
    <message>
        <source>Clicked against predicted intents</source>
        <translation>Clicked against predicted intents</translation>
    </message>
    <message>
        <source>After</source>
        <translation>After</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Down what was clicked, across what was ranked first. Enter shows a cell&apos;s chats.</source>
        <translation>Down what was clicked, across what was ranked first. Enter shows a cell&apos;s chats.</translation>
    </message>
    <message>
        <source>The %1 most confused of %2 intents. </source>
        <translation>The %1 most confused of %2 intents. </translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ConfusionMatrixModel</name>
    <message>
        <source>%1, right</source>
        <translation>%1, right</translation>
    </message>
    <message>
        <source>%1 taken for %2</source>
        <translation>%1 taken for %2</translation>
    </message>
    <message>
        <source>%1: %2 chats</source>
        <translation>%1: %2 chats</translation>
    </message>
    <message>
        <source>
Most likely change: week of %1, from %2 % to %3 % of the clicks (p %4)</source>
        <translation>
Most likely change: week of %1, from %2 % to %3 % of the clicks (p %4)</translation>
    </message>
    <message>
        <source>Ranked first: %1</source>
        <translation>Ranked first: %1</translation>
    </message>
    <message>
        <source>Clicked: %1</source>
        <translation>Clicked: %1</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ConfusionModel</name>
    <message>
        <source>%1 taken for %2, before</source>
        <translation>%1 taken for %2, before</translation>
    </message>
    <message>
        <source>%1 taken for %2, after</source>
        <translation>%1 taken for %2, after</translation>
    </message>
    <message>
        <source>week of %1: %2 of %3</source>
        <translation>week of %1: %2 of %3</translation>
    </message>
    <message>
        <source>%1 was clicked, %2 ranked first. Run after, weeks from Monday, UTC:
%3</source>
        <translation>%1 was clicked, %2 ranked first. Run after, weeks from Monday, UTC:
%3</translation>
    </message>
    <message>
        <source>
Most likely change: week of %1, from %2 % to %3 % of the clicks (p %4)</source>
        <translation>
Most likely change: week of %1, from %2 % to %3 % of the clicks (p %4)</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::DroppedModel</name>
    <message>
        <source>Not scored by both runs</source>
        <translation>Not scored by both runs</translation>
    </message>
    <message>
        <source>Everything was clicked</source>
        <translation>Everything was clicked</translation>
    </message>
    <message>
        <source>Nothing was clicked</source>
        <translation>Nothing was clicked</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ErrorTreeModel</name>
    <message>
        <source>All chats</source>
        <translation>All chats</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1
%2 errors in %3 chats</source>
        <translation>%1
%2 errors in %3 chats</translation>
    </message>
    <message>
        <source>%1
Users it was not found on: %2 errors in %3 chats
Users it was found on: %4 errors in %5 chats</source>
        <translation>%1
Users it was not found on: %2 errors in %3 chats
Users it was found on: %4 errors in %5 chats</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ErrorsPanel</name>
    <message>
        <source>Errors</source>
        <translation>Errors</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Confusion</translation>
    </message>
    <message>
        <source>Error tree</source>
        <translation>Error tree</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Heat map</translation>
    </message>
    <message>
        <source>Intents taken for one another</source>
        <translation>Intents taken for one another</translation>
    </message>
    <message>
        <source>What counts as an error</source>
        <translation>What counts as an error</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Wrong</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Broken</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Fixed</translation>
    </message>
    <message>
        <source>Wrong in the run after; broken: right before, wrong after; fixed: the other way</source>
        <translation>Wrong in the run after; broken: right before, wrong after; fixed: the other way</translation>
    </message>
    <message>
        <source>Rates of other users</source>
        <translation>Rates of other users</translation>
    </message>
    <message>
        <source>Slices are looked for on one half of the users, and their rates are those of the other half, so that none looks bad only because it was chosen for that</source>
        <translation>Slices are looked for on one half of the users, and their rates are those of the other half, so that none looks bad only because it was chosen for that</translation>
    </message>
    <message>
        <source>Slices with many errors</source>
        <translation>Slices with many errors</translation>
    </message>
    <message>
        <source>Feature of the rows</source>
        <translation>Feature of the rows</translation>
    </message>
    <message>
        <source>Feature of the columns</source>
        <translation>Feature of the columns</translation>
    </message>
    <message>
        <source>Error rates by two features</source>
        <translation>Error rates by two features</translation>
    </message>
    <message>
        <source>Looking for errors...</source>
        <translation>Looking for errors...</translation>
    </message>
    <message>
        <source>Choose a run at the top to see which intents it confuses and where it errs most.</source>
        <translation>Choose a run at the top to see which intents it confuses and where it errs most.</translation>
    </message>
    <message>
        <source>%1 chats with a click; %2 pairs of intents are confused. A number shows its chats.</source>
        <translation>%1 chats with a click; %2 pairs of intents are confused. A number shows its chats.</translation>
    </message>
    <message>
        <source>No clicked intent among the first %1</source>
        <translation>No clicked intent among the first %1</translation>
    </message>
    <message>
        <source>Right before, wrong after</source>
        <translation>Right before, wrong after</translation>
    </message>
    <message>
        <source>Wrong before, right after</source>
        <translation>Wrong before, right after</translation>
    </message>
    <message>
        <source> No feature tells errors apart better than chance.</source>
        <translation> No feature tells errors apart better than chance.</translation>
    </message>
    <message>
        <source>%1: %2 features looked at, %3.</source>
        <translation>%1: %2 features looked at, %3.</translation>
    </message>
    <message>
        <source>rates are of users held out</source>
        <translation>rates are of users held out</translation>
    </message>
    <message>
        <source>rates are in-sample</source>
        <translation>rates are in-sample</translation>
    </message>
    <message>
        <source>%1, share of chats; all users. A cell filters by its two values.</source>
        <translation>%1, share of chats; all users. A cell filters by its two values.</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Suspects</source>
        <translation>Suspects</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ExpectationsModel</name>
    <message>
        <source>✓ Pass</source>
        <translation>✓ Pass</translation>
    </message>
    <message>
        <source>✗ Fail</source>
        <translation>✗ Fail</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Line %1: %2
%3
%4 of %5 chats fail it</source>
        <translation>Line %1: %2
%3
%4 of %5 chats fail it</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ExpectationsPanel</name>
    <message>
        <source>Expectations</source>
        <translation>Expectations</translation>
    </message>
    <message>
        <source>Open a workspace and choose a run to test what it has to get right.</source>
        <translation>Open a workspace and choose a run to test what it has to get right.</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>Open...</translation>
    </message>
    <message>
        <source>Chooses another file of expectations</source>
        <translation>Chooses another file of expectations</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Test again</translation>
    </message>
    <message>
        <source>Reads the file again and tests the run after</source>
        <translation>Reads the file again and tests the run after</translation>
    </message>
    <message>
        <source>Adds what is broken to the workspace&apos;s regression basket: every later run has to get it right</source>
        <translation>Adds what is broken to the workspace&apos;s regression basket: every later run has to get it right</translation>
    </message>
    <message>
        <source>Expectations and whether they hold</source>
        <translation>Expectations and whether they hold</translation>
    </message>
    <message>
        <source>Keep what broke (%1)</source>
        <translation>Keep what broke (%1)</translation>
    </message>
    <message>
        <source>Keep what broke</source>
        <translation>Keep what broke</translation>
    </message>
    <message>
        <source>Testing every expectation...</source>
        <translation>Testing every expectation...</translation>
    </message>
    <message>
        <source>Open a file of expectations...</source>
        <translation>Open a file of expectations...</translation>
    </message>
    <message>
        <source>What %1 has to get right: %2</source>
        <translation>What %1 has to get right: %2</translation>
    </message>
    <message>
        <source>✓ All %1 pass.</source>
        <translation>✓ All %1 pass.</translation>
    </message>
    <message>
        <source>✗ %1 of %2 fail. A row shows the chats that fail it.</source>
        <translation>✗ %1 of %2 fail. A row shows the chats that fail it.</translation>
    </message>
    <message>
        <source>Not as expected: %1</source>
        <translation>Not as expected: %1</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::HeatMapModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1: %2, %3: %4
%5 errors in %6 chats</source>
        <translation>%1: %2, %3: %4
%5 errors in %6 chats</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::MoverModel</name>
    <message>
        <source>%1: mean NDCG@%2 %3 before, %4 after</source>
        <translation>%1: mean NDCG@%2 %3 before, %4 after</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::SliceTableModel</name>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>%1
Not compared: %2</source>
        <translation>%1
Not compared: %2</translation>
    </message>
    <message>
        <source>%1
%2: %3 before, %4 after, %5 users</source>
        <translation>%1
%2: %3 before, %4 after, %5 users</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::SuspectsModel</name>
    <message>
        <source>%1
Answer: %2
More likely: %3</source>
        <translation>%1
Answer: %2
More likely: %3</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::SuspectsPage</name>
    <message>
        <source>Go through them</source>
        <translation>Go through them</translation>
    </message>
    <message>
        <source>Which answers are doubted</source>
        <translation>Which answers are doubted</translation>
    </message>
    <message>
        <source>Clicks</source>
        <translation>Clicks</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Shows their users; next chat goes from one to the next, the least credible first</source>
        <translation>Shows their users; next chat goes from one to the next, the least credible first</translation>
    </message>
    <message>
        <source>Answers that are probably wrong</source>
        <translation>Answers that are probably wrong</translation>
    </message>
    <message>
        <source>Suspected clicks</source>
        <translation>Suspected clicks</translation>
    </message>
    <message>
        <source>Suspected labels</source>
        <translation>Suspected labels</translation>
    </message>
    <message>
        <source>Looking for answers that are probably wrong...</source>
        <translation>Looking for answers that are probably wrong...</translation>
    </message>
    <message>
        <source>Choose a run at the top: what it finds hard to believe is doubted.</source>
        <translation>Choose a run at the top: what it finds hard to believe is doubted.</translation>
    </message>
    <message>
        <source>%1 of %2 clicks are suspected of being wrong</source>
        <translation>%1 of %2 clicks are suspected of being wrong</translation>
    </message>
    <message>
        <source>%1 of %2 labels are suspected of being wrong</source>
        <translation>%1 of %2 labels are suspected of being wrong</translation>
    </message>
    <message>
        <source>%1, by confident learning on the test part of %2. %3 chats without exactly one such answer are left out.</source>
        <translation>%1, by confident learning on the test part of %2. %3 chats without exactly one such answer are left out.</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::SwapModel</name>
    <message>
        <source>, p %1</source>
        <translation>, p %1</translation>
    </message>
    <message>
        <source>Queries before</source>
        <translation>Queries before</translation>
    </message>
    <message>
        <source>Ranker before</source>
        <translation>Ranker before</translation>
    </message>
    <message>
        <source>Queries after</source>
        <translation>Queries after</translation>
    </message>
    <message>
        <source>Ranker after</source>
        <translation>Ranker after</translation>
    </message>
    <message>
        <source>Queries&apos; effect</source>
        <translation>Queries&apos; effect</translation>
    </message>
    <message>
        <source>Ranker&apos;s effect</source>
        <translation>Ranker&apos;s effect</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::SwapPanel</name>
    <message>
        <source>Swap</source>
        <translation>Swap</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, to see which half of the change did it.</source>
        <translation>Choose two runs, before and after, to see which half of the change did it.</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metric</translation>
    </message>
    <message>
        <source>The metric of the four cells</source>
        <translation>The metric of the four cells</translation>
    </message>
    <message>
        <source>Each ranker on each set of latent queries</source>
        <translation>Each ranker on each set of latent queries</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Fixed</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Broken</translation>
    </message>
    <message>
        <source>Each ranker scores the latent queries of the other run...</source>
        <translation>Each ranker scores the latent queries of the other run...</translation>
    </message>
    <message>
        <source>Swap the halves</source>
        <translation>Swap the halves</translation>
    </message>
    <message>
        <source>%1 chats scored by each ranker on each set of latent queries; half of the 95 % interval over users beside each number</source>
        <translation>%1 chats scored by each ranker on each set of latent queries; half of the 95 % interval over users beside each number</translation>
    </message>
    <message>
        <source>%1: of %2 in all, the latent queries cause %3 and the ranker %4. A half&apos;s share is the mean of its two effects (Shapley value).</source>
        <translation>%1: of %2 in all, the latent queries cause %3 and the ranker %4. A half&apos;s share is the mean of its two effects (Shapley value).</translation>
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
    <name>intentscope::explaining::CausePanel</name>
    <message>
        <source>Why it changed</source>
        <translation>Why it changed</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, to see what changed a ranking.</source>
        <translation>Choose two runs, before and after, to see what changed a ranking.</translation>
    </message>
    <message>
        <source>Parts and groups</source>
        <translation>Parts and groups</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Whose change is explained</source>
        <translation>Whose change is explained</translation>
    </message>
    <message>
        <source>This chat</source>
        <translation>This chat</translation>
    </message>
    <message>
        <source>This user&apos;s changed chats</source>
        <translation>This user&apos;s changed chats</translation>
    </message>
    <message>
        <source>All with another first intent</source>
        <translation>All with another first intent</translation>
    </message>
    <message>
        <source>Fixed chats</source>
        <translation>Fixed chats</translation>
    </message>
    <message>
        <source>Broken chats</source>
        <translation>Broken chats</translation>
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
        <source>What moved the lead</source>
        <translation>What moved the lead</translation>
    </message>
    <message>
        <source>Chats behind it</source>
        <translation>Chats behind it</translation>
    </message>
    <message>
        <source>Explaining both runs...</source>
        <translation>Explaining both runs...</translation>
    </message>
    <message>
        <source>The change could not be explained.</source>
        <translation>The change could not be explained.</translation>
    </message>
    <message>
        <source>Stopped. Choose again whose change is explained.</source>
        <translation>Stopped. Choose again whose change is explained.</translation>
    </message>
    <message>
        <source>What changed from %1 to %2</source>
        <translation>What changed from %1 to %2</translation>
    </message>
    <message>
        <source>“%1” stayed ahead of “%2”</source>
        <translation>“%1” stayed ahead of “%2”</translation>
    </message>
    <message>
        <source>Why “%1” is ahead of “%2” now</source>
        <translation>Why “%1” is ahead of “%2” now</translation>
    </message>
    <message>
        <source>Why “%1” is behind “%2” now</source>
        <translation>Why “%1” is behind “%2” now</translation>
    </message>
    <message>
        <source>%1 of %2 chats, evenly spread</source>
        <translation>%1 of %2 chats, evenly spread</translation>
    </message>
    <message>
        <source>%1 chats</source>
        <translation>%1 chats</translation>
    </message>
    <message>
        <source>%1 users</source>
        <translation>%1 users</translation>
    </message>
    <message>
        <source>both runs read the same latent queries, or none: all is the ranker&apos;s</source>
        <translation>both runs read the same latent queries, or none: all is the ranker&apos;s</translation>
    </message>
    <message>
        <source>only one run reads latent queries: ranker and queries cannot be told apart</source>
        <translation>only one run reads latent queries: ranker and queries cannot be told apart</translation>
    </message>
    <message>
        <source>the vectors have other sizes: ranker and queries cannot be told apart</source>
        <translation>the vectors have other sizes: ranker and queries cannot be told apart</translation>
    </message>
    <message>
        <source>left over at most %1</source>
        <translation>left over at most %1</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::ChangeModel</name>
    <message>
        <source>Lead</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>By part of the ranker</source>
        <translation>By part of the ranker</translation>
    </message>
    <message>
        <source>By feature group</source>
        <translation>By feature group</translation>
    </message>
    <message>
        <source>Left over</source>
        <translation>Left over</translation>
    </message>
    <message>
        <source>What numerical integration leaves over: the change of the lead less that of the parts. The worst of one chat is %1.</source>
        <translation>What numerical integration leaves over: the change of the lead less that of the parts. The worst of one chat is %1.</translation>
    </message>
    <message>
        <source>%1: %2 before, %3 after, change %4</source>
        <translation>%1: %2 before, %3 after, change %4</translation>
    </message>
    <message>
        <source>, p %1</source>
        <translation>, p %1</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::ChangedChatsModel</name>
    <message>
        <source>Lead %1 before, %2 after</source>
        <translation>Lead %1 before, %2 after</translation>
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
    <name>intentscope::labelling::IntentListModel</name>
    <message>
        <source>%1, letters %2</source>
        <translation>%1, letters %2</translation>
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
    <name>intentscope::neighbours</name>
    <message>
        <source>nothing clicked</source>
        <translation>nothing clicked</translation>
    </message>
    <message>
        <source>no region</source>
        <translation>no region</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>fixed</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>broken</translation>
    </message>
    <message>
        <source>both right</source>
        <translation>both right</translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation>both wrong</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>not compared</translation>
    </message>
    <message>
        <source>other</source>
        <translation>other</translation>
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
    <name>intentscope::neighbours::GroupLegend</name>
    <message>
        <source>%1: %2 points</source>
        <translation>%1: %2 points</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legend</translation>
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
Purity: the share of the neighbours&apos; clicked chats that clicked an intent which this chat clicked.
The common direction of the set&apos;s vectors makes up %1 % of their mean squared length and is subtracted.</source>
        <translation>
Purity: the share of the neighbours&apos; clicked chats that clicked an intent which this chat clicked.
The common direction of the set&apos;s vectors makes up %1 % of their mean squared length and is subtracted.</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::ProbePanel</name>
    <message>
        <source>Probe</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Nearest latent queries</source>
        <translation>Nearest latent queries</translation>
    </message>
    <message>
        <source>Nearest intents of the knowledge base</source>
        <translation>Nearest intents of the knowledge base</translation>
    </message>
    <message>
        <source>Ranking of this chat</source>
        <translation>Ranking of this chat</translation>
    </message>
    <message>
        <source>Type a latent query: my parcel is stuck</source>
        <translation>Type a latent query: my parcel is stuck</translation>
    </message>
    <message>
        <source>Latent query</source>
        <translation>Latent query</translation>
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
        <source>Whose latent queries it is compared with, and whose ranker ranks with it</source>
        <translation>Whose latent queries it is compared with, and whose ranker ranks with it</translation>
    </message>
    <message>
        <source>Before or after</source>
        <translation>Before or after</translation>
    </message>
    <message>
        <source>The reasoner reads it as its own answer to this chat</source>
        <translation>The reasoner reads it as its own answer to this chat</translation>
    </message>
    <message>
        <source>Type what the user might have wanted and see what it is near to, and how it would rank.</source>
        <translation>Type what the user might have wanted and see what it is near to, and how it would rank.</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>As it is</translation>
    </message>
    <message>
        <source>With the probe</source>
        <translation>With the probe</translation>
    </message>
    <message>
        <source>“%1”, read by %2 for this chat; compared with %3</source>
        <translation>“%1”, read by %2 for this chat; compared with %3</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::ProjectionPanel</name>
    <message>
        <source>PCA, %1 % of the variance</source>
        <translation>PCA, %1 % of the variance</translation>
    </message>
    <message>
        <source>UMAP, %1 neighbours, least distance %2, seed %3</source>
        <translation>UMAP, %1 neighbours, least distance %2, seed %3</translation>
    </message>
    <message>
        <source>given coordinates</source>
        <translation>given coordinates</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projection</translation>
    </message>
    <message>
        <source>No latent queries are on screen.</source>
        <translation>No latent queries are on screen.</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>UMAP</source>
        <translation>UMAP</translation>
    </message>
    <message>
        <source>How points are projected</source>
        <translation>How points are projected</translation>
    </message>
    <message>
        <source>k = </source>
        <translation>k = </translation>
    </message>
    <message>
        <source>Neighbours of a point that UMAP keeps near, the point itself among them</source>
        <translation>Neighbours of a point that UMAP keeps near, the point itself among them</translation>
    </message>
    <message>
        <source>dist </source>
        <translation>dist </translation>
    </message>
    <message>
        <source>How near points may come to each other in the plane</source>
        <translation>How near points may come to each other in the plane</translation>
    </message>
    <message>
        <source>seed </source>
        <translation>seed </translation>
    </message>
    <message>
        <source>The same seed gives the same picture</source>
        <translation>The same seed gives the same picture</translation>
    </message>
    <message>
        <source>by clicked intent</source>
        <translation>by clicked intent</translation>
    </message>
    <message>
        <source>by outcome</source>
        <translation>by outcome</translation>
    </message>
    <message>
        <source>by region</source>
        <translation>by region</translation>
    </message>
    <message>
        <source>What the colours and shapes mean</source>
        <translation>What the colours and shapes mean</translation>
    </message>
    <message>
        <source>What the colours mean</source>
        <translation>What the colours mean</translation>
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
        <source>Whose points are shown</source>
        <translation>Whose points are shown</translation>
    </message>
    <message>
        <source>arrows</source>
        <translation>arrows</translation>
    </message>
    <message>
        <source>From before to after, of the chosen points</source>
        <translation>From before to after, of the chosen points</translation>
    </message>
    <message>
        <source>given</source>
        <translation>given</translation>
    </message>
    <message>
        <source>density of all %1 latent queries: the stronger, the more</source>
        <translation>density of all %1 latent queries: the stronger, the more</translation>
    </message>
    <message>
        <source>all %1 different latent queries</source>
        <translation>all %1 different latent queries</translation>
    </message>
    <message>
        <source>trustworthiness@%1 %2 on %3 of them</source>
        <translation>trustworthiness@%1 %2 on %3 of them</translation>
    </message>
    <message>
        <source>from approximate neighbours, recall %1</source>
        <translation>from approximate neighbours, recall %1</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::ProjectionView</name>
    <message>
        <source>Latent queries as points</source>
        <translation>Latent queries as points</translation>
    </message>
    <message>
        <source>Drag draws a lasso. Wheel or + and - zoom, arrow keys pan, F shows everything, Escape forgets the lasso.</source>
        <translation>Drag draws a lasso. Wheel or + and - zoom, arrow keys pan, F shows everything, Escape forgets the lasso.</translation>
    </message>
    <message>
        <source>Drawing points</source>
        <translation>Drawing points</translation>
    </message>
    <message>
        <source>Looking into the lasso</source>
        <translation>Looking into the lasso</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::AnswersPanel</name>
    <message>
        <source>%1, the decision</source>
        <translation>%1, the decision</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Skipped</translation>
    </message>
    <message>
        <source>What the annotators said</source>
        <translation>What the annotators said</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Intent</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>Ranking</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Query</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sure</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Take this answer</source>
        <translation>Take this answer</translation>
    </message>
    <message>
        <source>Decide anew</source>
        <translation>Decide anew</translation>
    </message>
    <message>
        <source>An answer&apos;s number takes it and goes on to the next chat</source>
        <translation>An answer&apos;s number takes it and goes on to the next chat</translation>
    </message>
    <message>
        <source>None is right: say so in the label panel</source>
        <translation>None is right: say so in the label panel</translation>
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
    <message>
        <source>Keep what broke</source>
        <translation>Keep what broke</translation>
    </message>
    <message>
        <source>Adds what is broken to the workspace&apos;s regression basket: every later run has to get it right</source>
        <translation>Adds what is broken to the workspace&apos;s regression basket: every later run has to get it right</translation>
    </message>
    <message>
        <source>Test basket</source>
        <translation>Test basket</translation>
    </message>
    <message>
        <source>Says which expectations of the basket the run after does not meet</source>
        <translation>Says which expectations of the basket the run after does not meet</translation>
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
    <name>intentscope::panels::GuidelinesPanel</name>
    <message>
        <source>Guidelines</source>
        <translation>Guidelines</translation>
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
    <name>intentscope::panels::LabelDetails</name>
    <message>
        <source>Query is</source>
        <translation>Query is</translation>
    </message>
    <message>
        <source>The latent query as it should be</source>
        <translation>The latent query as it should be</translation>
    </message>
    <message>
        <source>Why is the ranking wrong?</source>
        <translation>Why is the ranking wrong?</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>Better ranking</source>
        <translation>Better ranking</translation>
    </message>
    <message>
        <source>Better query</source>
        <translation>Better query</translation>
    </message>
    <message>
        <source>I am</source>
        <translation>I am</translation>
    </message>
    <message>
        <source>No cause</source>
        <translation>No cause</translation>
    </message>
    <message>
        <source>None named</source>
        <translation>None named</translation>
    </message>
    <message>
        <source>Cause of the error: %1</source>
        <translation>Cause of the error: %1</translation>
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
    <message>
        <source>Skip</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Skipped, on disk: %1</source>
        <translation>Skipped, on disk: %1</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Judge the latent query, name a cause, compare the runs</source>
        <translation>Judge the latent query, name a cause, compare the runs</translation>
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
    <name>intentscope::panels::QueueForm</name>
    <message>
        <source>Make the queue</source>
        <translation>Make the queue</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Broken: right before, wrong after</source>
        <translation>Broken: right before, wrong after</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Random</translation>
    </message>
    <message>
        <source>Uncertain first</source>
        <translation>Uncertain first</translation>
    </message>
    <message>
        <source>Runs disagree most first</source>
        <translation>Runs disagree most first</translation>
    </message>
    <message>
        <source>Most different latent queries</source>
        <translation>Most different latent queries</translation>
    </message>
    <message>
        <source>The same seed gives the same order</source>
        <translation>The same seed gives the same order</translation>
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
        <source>Order</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>How many</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Those of the current slice</source>
        <translation>Those of the current slice</translation>
    </message>
    <message>
        <source>All chats</source>
        <translation>All chats</translation>
    </message>
    <message>
        <source>Chats that anybody has labelled are left out</source>
        <translation>Chats that anybody has labelled are left out</translation>
    </message>
    <message>
        <source>Needs a run before and a run after</source>
        <translation>Needs a run before and a run after</translation>
    </message>
    <message>
        <source>Needs a run after</source>
        <translation>Needs a run after</translation>
    </message>
    <message>
        <source>Blind first</source>
        <translation>Blind first</translation>
    </message>
    <message>
        <source>The models&apos; answers are shown after the first choice; both choices are kept</source>
        <translation>The models&apos; answers are shown after the first choice; both choices are kept</translation>
    </message>
    <message>
        <source>Markdown file, if there is one</source>
        <translation>Markdown file, if there is one</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>Guidelines</translation>
    </message>
    <message>
        <source>Markdown or text (*.md *.txt)</source>
        <translation>Markdown or text (*.md *.txt)</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::QueuePanel</name>
    <message>
        <source>Queue</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Import data to make a queue of its chats.</source>
        <translation>Import data to make a queue of its chats.</translation>
    </message>
    <message>
        <source>Queue to label</source>
        <translation>Queue to label</translation>
    </message>
    <message>
        <source>Done of the queue</source>
        <translation>Done of the queue</translation>
    </message>
    <message>
        <source>No queue: every chat</source>
        <translation>No queue: every chat</translation>
    </message>
    <message>
        <source>New queue...</source>
        <translation>New queue...</translation>
    </message>
    <message>
        <source>A queue holds the chats to label, in an order of your choice.</source>
        <translation>A queue holds the chats to label, in an order of your choice.</translation>
    </message>
    <message>
        <source>Choose a queue to go on where you stopped.</source>
        <translation>Choose a queue to go on where you stopped.</translation>
    </message>
    <message>
        <source>All %1 done</source>
        <translation>All %1 done</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1 of %2 done</translation>
    </message>
    <message>
        <source>, %1 skipped</source>
        <translation>, %1 skipped</translation>
    </message>
    <message>
        <source>Choose another queue, or look through this one again.</source>
        <translation>Choose another queue, or look through this one again.</translation>
    </message>
    <message>
        <source>%1 a chat, about %2 left</source>
        <translation>%1 a chat, about %2 left</translation>
    </message>
    <message>
        <source>The pace shows after two chats.</source>
        <translation>The pace shows after two chats.</translation>
    </message>
    <message>
        <source>There is nothing to do in this queue.</source>
        <translation>There is nothing to do in this queue.</translation>
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
    <name>intentscope::panels::SkipMenu</name>
    <message>
        <source>Skip, because</source>
        <translation>Skip, because</translation>
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
    <message>
        <source>Effects</source>
        <translation>Effects</translation>
    </message>
    <message>
        <source>Tints events and numbers by what they add to the score of the chosen intent</source>
        <translation>Tints events and numbers by what they add to the score of the chosen intent</translation>
    </message>
    <message>
        <source>▲ raises, ▼ lowers %1</source>
        <translation>▲ raises, ▼ lowers %1</translation>
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
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Two towers</source>
        <translation>Two towers</translation>
    </message>
    <message>
        <source>QE-Rec, with latent queries</source>
        <translation>QE-Rec, with latent queries</translation>
    </message>
    <message>
        <source>The baseline, or the same with a third tower for the latent query</source>
        <translation>The baseline, or the same with a third tower for the latent query</translation>
    </message>
    <message>
        <source>Latent queries</source>
        <translation>Latent queries</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Goes on where it was stopped, to what it would have become without the stop</source>
        <translation>Goes on where it was stopped, to what it would have become without the stop</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Trains no further: takes the best epoch so far</source>
        <translation>Trains no further: takes the best epoch so far</translation>
    </message>
    <message>
        <source>Stopped trainings</source>
        <translation>Stopped trainings</translation>
    </message>
    <message>
        <source>Trainings that were stopped and can go on</source>
        <translation>Trainings that were stopped and can go on</translation>
    </message>
    <message>
        <source>none written yet</source>
        <translation>none written yet</translation>
    </message>
    <message>
        <source>Write latent queries of the whole dataset first, in the menu Reasoning</source>
        <translation>Write latent queries of the whole dataset first, in the menu Reasoning</translation>
    </message>
    <message>
        <source>What QE-Rec is trained on: a set of latent queries of this dataset</source>
        <translation>What QE-Rec is trained on: a set of latent queries of this dataset</translation>
    </message>
    <message>
        <source>This training was stopped, and what it reached is kept. Resume goes on where it was; Finish takes its best epoch so far.</source>
        <translation>This training was stopped, and what it reached is kept. Resume goes on where it was; Finish takes its best epoch so far.</translation>
    </message>
    <message>
        <source> Its settings are not known: enter the same.</source>
        <translation> Its settings are not known: enter the same.</translation>
    </message>
    <message>
        <source> It was started with other settings: choose it in Stopped trainings to take them.</source>
        <translation> It was started with other settings: choose it in Stopped trainings to take them.</translation>
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
region == &quot;SG&quot; and days_in_status &gt; 5
which shows the users who have such an impression</source>
        <translation>Part of a name, an id or a region; or a filter over impressions, such as
region == &quot;SG&quot; and days_in_status &gt; 5
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
