<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt">
<context>
    <name>Columns</name>
    <message>
        <source>Metric</source>
        <translation>Métrica</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>O que se mede</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Value of the run before, with half its 95 % interval over users</source>
        <translation>Valor da execução anterior, com metade do intervalo de 95 % sobre os utilizadores</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Depois</translation>
    </message>
    <message>
        <source>Value of the run after, with half its 95 % interval over users</source>
        <translation>Valor da execução posterior, com metade do intervalo de 95 % sobre os utilizadores</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferença</translation>
    </message>
    <message>
        <source>After minus before, paired user by user, with half its 95 % interval</source>
        <translation>Depois menos antes, emparelhado por utilizador, com metade do intervalo de 95 %</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>How often users like these would show such a difference by chance, two-sided</source>
        <translation>Com que frequência utilizadores como estes mostrariam tal diferença por acaso, bilateral</translation>
    </message>
    <message>
        <source>Detectable</source>
        <translation>Detectável</translation>
    </message>
    <message>
        <source>The smallest true difference that these users would show (5 %, power 80 %)</source>
        <translation>A menor diferença real que estes utilizadores mostrariam (5 %, potência 80 %)</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Utilizadores</translation>
    </message>
    <message>
        <source>Users that the numbers rest on</source>
        <translation>Utilizadores em que os números se baseiam</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>Atributo</translation>
    </message>
    <message>
        <source>What was known when the chatbot opened</source>
        <translation>O que se sabia quando o chatbot abriu</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Its value at that time, with its unit</source>
        <translation>O valor nesse momento, com a unidade</translation>
    </message>
    <message>
        <source>Chat opened</source>
        <translation>Conversa aberta</translation>
    </message>
    <message>
        <source>When the chatbot opened, in the dataset&apos;s time zone</source>
        <translation>Quando o chatbot abriu, no fuso horário dos dados</translation>
    </message>
    <message>
        <source>Clicked</source>
        <translation>Clicado</translation>
    </message>
    <message>
        <source>The intents that the user clicked</source>
        <translation>As intenções que o utilizador clicou</translation>
    </message>
    <message>
        <source>Δ NDCG@3</source>
        <translation>Δ NDCG@3</translation>
    </message>
    <message>
        <source>NDCG@3 of the run after minus before</source>
        <translation>NDCG@3 da execução posterior menos a anterior</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Whether you have labelled it</source>
        <translation>Se já a etiquetou</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilizador</translation>
    </message>
    <message>
        <source>Whose chat it was</source>
        <translation>De quem era a conversa</translation>
    </message>
    <message>
        <source>True intent</source>
        <translation>Intenção verdadeira</translation>
    </message>
    <message>
        <source>What the user wanted, the best first</source>
        <translation>O que o utilizador queria, o melhor primeiro</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredicto</translation>
    </message>
    <message>
        <source>What you think of the ranking as shown</source>
        <translation>O que pensa da ordenação mostrada</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>Nas suas palavras</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Anotador</translation>
    </message>
    <message>
        <source>Who labelled it</source>
        <translation>Quem etiquetou</translation>
    </message>
    <message>
        <source>Saved (UTC)</source>
        <translation>Gravado (UTC)</translation>
    </message>
    <message>
        <source>When the label was put on disk</source>
        <translation>Quando a etiqueta foi gravada em disco</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Place among all intents of the knowledge base</source>
        <translation>Posição entre todas as intenções da base de conhecimento</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Intenção</translation>
    </message>
    <message>
        <source>A tick marks what the user clicked</source>
        <translation>Um visto marca o que o utilizador clicou</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Cosseno</translation>
    </message>
    <message>
        <source>Of the latent query&apos;s vector and that of the intent&apos;s title and description</source>
        <translation>Entre o vetor da consulta latente e o do título e descrição da intenção</translation>
    </message>
    <message>
        <source>The user&apos;s name; the id where there is none</source>
        <translation>O nome do utilizador; o id se não houver</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Região</translation>
    </message>
    <message>
        <source>The user&apos;s region</source>
        <translation>A região do utilizador</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Conversas</translation>
    </message>
    <message>
        <source>Impressions: how often the chatbot opened for the user</source>
        <translation>Impressões: quantas vezes o chatbot abriu para o utilizador</translation>
    </message>
    <message>
        <source>NDCG@3 of the run after minus before, averaged over the user&apos;s impressions</source>
        <translation>NDCG@3 da execução posterior menos a anterior, em média sobre as impressões do utilizador</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Impressions of the user that have a label</source>
        <translation>Impressões do utilizador que têm etiqueta</translation>
    </message>
    <message>
        <source>Chats of the user with a latent query on both sides</source>
        <translation>Conversas do utilizador com consulta latente nos dois lados</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Sobreposição</translation>
    </message>
    <message>
        <source>Share of the neighbours that both sides have; mean over the chats</source>
        <translation>Parte dos vizinhos que ambos os lados têm; média sobre as conversas</translation>
    </message>
    <message>
        <source>RBO</source>
        <translation>RBO</translation>
    </message>
    <message>
        <source>Rank-biased overlap: as the overlap, but the nearest neighbours count most</source>
        <translation>Rank-biased overlap: como a sobreposição, mas os vizinhos mais próximos contam mais</translation>
    </message>
    <message>
        <source>Purity before</source>
        <translation>Pureza antes</translation>
    </message>
    <message>
        <source>Share of the neighbours&apos; clicked chats that clicked an intent which this chat clicked</source>
        <translation>Parte das conversas clicadas dos vizinhos que clicaram numa intenção que esta conversa clicou</translation>
    </message>
    <message>
        <source>after</source>
        <translation>depois</translation>
    </message>
    <message>
        <source>The same purity after</source>
        <translation>A mesma pureza depois</translation>
    </message>
    <message>
        <source>Δ purity</source>
        <translation>Δ pureza</translation>
    </message>
    <message>
        <source>Purity after minus before</source>
        <translation>Pureza depois menos antes</translation>
    </message>
    <message>
        <source>Place among the neighbours, the nearest first</source>
        <translation>Lugar entre os vizinhos, o mais próximo primeiro</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Mudança</translation>
    </message>
    <message>
        <source>Whether it is a neighbour on the other side too, and at which place</source>
        <translation>Se também é vizinho no outro lado, e em que lugar</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Semelhança</translation>
    </message>
    <message>
        <source>Of the two latent queries&apos; vectors, the mean of the set subtracted</source>
        <translation>Dos vetores das duas consultas latentes, subtraída a média do conjunto</translation>
    </message>
    <message>
        <source>Latent query</source>
        <translation>Consulta latente</translation>
    </message>
    <message>
        <source>What the reasoner wrote for the neighbour</source>
        <translation>O que o raciocinador escreveu para o vizinho</translation>
    </message>
    <message>
        <source>The intents that the neighbour&apos;s users clicked</source>
        <translation>As intenções que os utilizadores do vizinho clicaram</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Whether this side&apos;s run ranks a clicked intent among the first three</source>
        <translation>Se a execução deste lado põe uma intenção clicada entre as três primeiras</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Conversa</translation>
    </message>
    <message>
        <source>Whose chat it was and when; the first of several</source>
        <translation>De quem era a conversa e quando; a primeira de várias</translation>
    </message>
    <message>
        <source>Part or group</source>
        <translation>Parte ou grupo</translation>
    </message>
    <message>
        <source>Inputs that are added up</source>
        <translation>Entradas que se somam</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Efeito</translation>
    </message>
    <message>
        <source>What it adds to the score, against the baseline</source>
        <translation>O que soma à pontuação, face à base</translation>
    </message>
    <message>
        <source>What the ranker reads, by its name</source>
        <translation>O que o ordenador lê, pelo nome</translation>
    </message>
    <message>
        <source>Type to change it, Delete for missing, Backspace for what it was</source>
        <translation>Escreva para mudar, Delete para em falta, Backspace para o que era</translation>
    </message>
    <message>
        <source>Of the test part, with half its 95 % interval over users</source>
        <translation>Na parte de teste, com metade do intervalo de 95 % sobre os utilizadores</translation>
    </message>
    <message>
        <source>Difference from qe, paired user by user, with half its 95 % interval</source>
        <translation>Diferença em relação a qe, emparelhada por utilizador, com metade do intervalo de 95 %</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>Braço</translation>
    </message>
    <message>
        <source>Which ranker scored with whose latent queries</source>
        <translation>Que ordenador pontuou com as consultas latentes de quem</translation>
    </message>
    <message>
        <source>GAUC</source>
        <translation>GAUC</translation>
    </message>
    <message>
        <source>vs qe</source>
        <translation>vs. qe</translation>
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
        <translation>O que o utilizador clicou nesta conversa</translation>
    </message>
    <message>
        <source>Winner</source>
        <translation>Vencedora</translation>
    </message>
    <message>
        <source>The latent query with which the frozen ranker likes what was clicked best</source>
        <translation>A consulta latente com que o ordenador congelado mais gosta do que foi clicado</translation>
    </message>
    <message>
        <source>Loser</source>
        <translation>Vencida</translation>
    </message>
    <message>
        <source>The latent query that it is set against</source>
        <translation>A consulta latente com que é confrontada</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margem</translation>
    </message>
    <message>
        <source>Difference of their rewards, in nats</source>
        <translation>Diferença das suas recompensas, em nats</translation>
    </message>
    <message>
        <source>The intent that the user clicked</source>
        <translation>A intenção que o utilizador clicou</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>Tomada por</translation>
    </message>
    <message>
        <source>The intent that was ranked first in its place</source>
        <translation>A intenção que ficou em primeiro no lugar dela</translation>
    </message>
    <message>
        <source>Chats in which the run before confuses the two; click to see them</source>
        <translation>Conversas em que a execução anterior confunde as duas; clique para as ver</translation>
    </message>
    <message>
        <source>Chats in which the run after confuses the two; click to see them</source>
        <translation>Conversas em que a execução posterior confunde as duas; clique para as ver</translation>
    </message>
    <message>
        <source>After minus before</source>
        <translation>Depois menos antes</translation>
    </message>
    <message>
        <source>Since week</source>
        <translation>Desde a semana</translation>
    </message>
    <message>
        <source>The week from which on the run after confuses the two more often, where that is clear (p &lt; 0.05)</source>
        <translation>A semana a partir da qual a execução posterior confunde as duas mais vezes, onde isso é claro (p &lt; 0.05)</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>De fora</translation>
    </message>
    <message>
        <source>A group of GAUC: a user, a session or a chat</source>
        <translation>Um grupo do GAUC: um utilizador, uma sessão ou uma conversa</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Porquê</translation>
    </message>
    <message>
        <source>AUC needs a clicked and an unclicked candidate</source>
        <translation>A AUC precisa de um candidato clicado e de um não clicado</translation>
    </message>
    <message>
        <source>Chats that</source>
        <translation>Conversas que</translation>
    </message>
    <message>
        <source>What this line adds to the one above it</source>
        <translation>O que esta linha acrescenta à de cima</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Parte</translation>
    </message>
    <message>
        <source>Of all chats with a click</source>
        <translation>De todas as conversas com clique</translation>
    </message>
    <message>
        <source>Chats that the rate is told of; click to see all of the line</source>
        <translation>Conversas a que a taxa diz respeito; clique para ver toda a linha</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>Taxa de erro</translation>
    </message>
    <message>
        <source>Errors among these chats, with half the 95 % interval over users</source>
        <translation>Erros entre estas conversas, com metade do intervalo de 95 % sobre os utilizadores</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>The user, or the clicked intent</source>
        <translation>O utilizador, ou a intenção clicada</translation>
    </message>
    <message>
        <source>Chats with a click that the numbers rest on</source>
        <translation>Conversas com clique em que os números se baseiam</translation>
    </message>
    <message>
        <source>Mean NDCG of these chats in the run before</source>
        <translation>NDCG médio destas conversas na execução anterior</translation>
    </message>
    <message>
        <source>Mean NDCG of these chats in the run after</source>
        <translation>NDCG médio destas conversas na execução posterior</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>Fatia</translation>
    </message>
    <message>
        <source>A saved slice, or one value of a column</source>
        <translation>Uma fatia guardada, ou um valor de uma coluna</translation>
    </message>
    <message>
        <source>Chats of the slice scored by both runs</source>
        <translation>Conversas da fatia pontuadas por ambas as execuções</translation>
    </message>
    <message>
        <source>p (Holm)</source>
        <translation>p (Holm)</translation>
    </message>
    <message>
        <source>Of the sign-flip test, corrected by Holm for looking at every slice here</source>
        <translation>Do teste de troca de sinais, corrigido por Holm por se olhar para todas as fatias daqui</translation>
    </message>
    <message>
        <source>p (BH)</source>
        <translation>p (BH)</translation>
    </message>
    <message>
        <source>Of the sign-flip test, corrected by Benjamini and Hochberg</source>
        <translation>Do teste de troca de sinais, corrigido por Benjamini e Hochberg</translation>
    </message>
    <message>
        <source>The smallest true difference that the slice&apos;s users would show (5 %, power 80 %)</source>
        <translation>A menor diferença real que os utilizadores da fatia mostrariam (5 %, potência 80 %)</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Corrigidas</translation>
    </message>
    <message>
        <source>Chats of the slice that were wrong before and are right after</source>
        <translation>Conversas da fatia erradas antes e certas depois</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Estragadas</translation>
    </message>
    <message>
        <source>Chats of the slice that were right before and are wrong after</source>
        <translation>Conversas da fatia certas antes e erradas depois</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Excluídos</translation>
    </message>
    <message>
        <source>Groups of the slice that GAUC left out</source>
        <translation>Grupos da fatia que o GAUC deixou de fora</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Whether the run meets it; a row that fails shows its chats</source>
        <translation>Se a execução a cumpre; uma linha que falha mostra as suas conversas</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Esperado</translation>
    </message>
    <message>
        <source>As the file has it</source>
        <translation>Tal como está no ficheiro</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Onde</translation>
    </message>
    <message>
        <source>The slice or chat that it is about, and what is changed first</source>
        <translation>A fatia ou conversa de que se trata, e o que se muda primeiro</translation>
    </message>
    <message>
        <source>Holds for</source>
        <translation>Verifica-se em</translation>
    </message>
    <message>
        <source>Chats that it holds for, of those it was tested on</source>
        <translation>Conversas em que se verifica, das que foram testadas</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Exigido</translation>
    </message>
    <message>
        <source>The share of chats that it has to hold for</source>
        <translation>A parte das conversas em que se tem de verificar</translation>
    </message>
    <message>
        <source>Whose chat it is</source>
        <translation>De quem é a conversa</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>When the chatbot opened</source>
        <translation>Quando o chatbot abriu</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Resposta</translation>
    </message>
    <message>
        <source>The intent that was clicked or labelled, and is doubted</source>
        <translation>A intenção que foi clicada ou etiquetada, e de que se duvida</translation>
    </message>
    <message>
        <source>More likely</source>
        <translation>Mais provável</translation>
    </message>
    <message>
        <source>The intent that the run ranks first</source>
        <translation>A intenção que a execução põe em primeiro</translation>
    </message>
    <message>
        <source>p answer</source>
        <translation>p resposta</translation>
    </message>
    <message>
        <source>How probable the run holds the answer; the least credible come first</source>
        <translation>Quão provável a execução considera a resposta; as menos credíveis vêm primeiro</translation>
    </message>
    <message>
        <source>p likely</source>
        <translation>p provável</translation>
    </message>
    <message>
        <source>How probable the run holds the more likely intent</source>
        <translation>Quão provável a execução considera a intenção mais provável</translation>
    </message>
    <message>
        <source>What it adds to the lead in the run before</source>
        <translation>O que soma ao avanço na execução anterior</translation>
    </message>
    <message>
        <source>What it adds to the lead in the run after</source>
        <translation>O que soma ao avanço na execução posterior</translation>
    </message>
    <message>
        <source>After minus before, with half its 95 % interval over users</source>
        <translation>Depois menos antes, com metade do intervalo de 95 % sobre os utilizadores</translation>
    </message>
    <message>
        <source>By queries</source>
        <translation>Pelas consultas</translation>
    </message>
    <message>
        <source>Of the change, what the other latent queries cause (Shapley value)</source>
        <translation>Da mudança, o que as outras consultas latentes causam (valor de Shapley)</translation>
    </message>
    <message>
        <source>By ranker</source>
        <translation>Pelo ordenador</translation>
    </message>
    <message>
        <source>Of the change, what the other ranker causes (Shapley value)</source>
        <translation>Da mudança, o que o outro ordenador causa (valor de Shapley)</translation>
    </message>
    <message>
        <source>The intent whose lead is explained</source>
        <translation>A intenção cujo avanço se explica</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Contra</translation>
    </message>
    <message>
        <source>The intent that it is set against</source>
        <translation>A intenção com que é confrontada</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Of the intent, before and after</source>
        <translation>Da intenção, antes e depois</translation>
    </message>
    <message>
        <source>Of the lead, after minus before</source>
        <translation>Do avanço, depois menos antes</translation>
    </message>
    <message>
        <source>Mostly by</source>
        <translation>Sobretudo por</translation>
    </message>
    <message>
        <source>The group of features whose effect changed most</source>
        <translation>O grupo de atributos cujo efeito mais mudou</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Fixed</source>
        <translation>Corrigidas</translation>
    </message>
    <message>
        <source>Chats that were wrong before and are right after</source>
        <translation>Conversas erradas antes e certas depois</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Estragadas</translation>
    </message>
    <message>
        <source>Chats that were right before and are wrong after</source>
        <translation>Conversas certas antes e erradas depois</translation>
    </message>
    <message>
        <source>Both right</source>
        <translation>Ambas certas</translation>
    </message>
    <message>
        <source>Chats that both runs get right</source>
        <translation>Conversas que ambas as execuções acertam</translation>
    </message>
    <message>
        <source>Both wrong</source>
        <translation>Ambas erradas</translation>
    </message>
    <message>
        <source>Chats that both runs get wrong</source>
        <translation>Conversas que ambas as execuções erram</translation>
    </message>
</context>
<context>
    <name>ErrorCause</name>
    <message>
        <source>Reasoner misread the context</source>
        <translation>O raciocinador leu mal o contexto</translation>
    </message>
    <message>
        <source>Ranker ignored the query</source>
        <translation>O ordenador ignorou a consulta</translation>
    </message>
    <message>
        <source>Feature stale or missing</source>
        <translation>Característica desatualizada ou em falta</translation>
    </message>
    <message>
        <source>Knowledge base lacks the intent</source>
        <translation>Falta a intenção na base de conhecimento</translation>
    </message>
    <message>
        <source>Duplicate intents</source>
        <translation>Intenções duplicadas</translation>
    </message>
    <message>
        <source>Click was noise</source>
        <translation>O clique foi ruído</translation>
    </message>
</context>
<context>
    <name>LabelKeys</name>
    <message>
        <source>Intent 1 is the true one</source>
        <translation>A intenção 1 é a verdadeira</translation>
    </message>
    <message>
        <source>Intent 2 is the true one</source>
        <translation>A intenção 2 é a verdadeira</translation>
    </message>
    <message>
        <source>Intent 3 is the true one</source>
        <translation>A intenção 3 é a verdadeira</translation>
    </message>
    <message>
        <source>Intent 4 is the true one</source>
        <translation>A intenção 4 é a verdadeira</translation>
    </message>
    <message>
        <source>Intent 5 is the true one</source>
        <translation>A intenção 5 é a verdadeira</translation>
    </message>
    <message>
        <source>Intent 6 is the true one</source>
        <translation>A intenção 6 é a verdadeira</translation>
    </message>
    <message>
        <source>Intent 7 is the true one</source>
        <translation>A intenção 7 é a verdadeira</translation>
    </message>
    <message>
        <source>Intent 8 is the true one</source>
        <translation>A intenção 8 é a verdadeira</translation>
    </message>
    <message>
        <source>Intent 9 is the true one</source>
        <translation>A intenção 9 é a verdadeira</translation>
    </message>
    <message>
        <source>Find an intent by typing</source>
        <translation>Procurar uma intenção escrevendo</translation>
    </message>
    <message>
        <source>The ranking is right</source>
        <translation>A ordenação está certa</translation>
    </message>
    <message>
        <source>The ranking is acceptable</source>
        <translation>A ordenação é aceitável</translation>
    </message>
    <message>
        <source>The ranking is wrong</source>
        <translation>A ordenação está errada</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Escrever uma nota</translation>
    </message>
    <message>
        <source>Done, next chat</source>
        <translation>Pronto, próxima conversa</translation>
    </message>
    <message>
        <source>Next chat</source>
        <translation>Próxima conversa</translation>
    </message>
    <message>
        <source>Previous chat</source>
        <translation>Conversa anterior</translation>
    </message>
    <message>
        <source>Undo the last label</source>
        <translation>Desfazer a última etiqueta</translation>
    </message>
    <message>
        <source>Redo the label</source>
        <translation>Refazer a etiqueta</translation>
    </message>
    <message>
        <source>the key %1 already means &quot;%2&quot;</source>
        <translation>a tecla %1 já significa &quot;%2&quot;</translation>
    </message>
    <message>
        <source>Next chat without a label</source>
        <translation>Próxima conversa sem etiqueta</translation>
    </message>
    <message>
        <source>Previous chat without a label</source>
        <translation>Conversa anterior sem etiqueta</translation>
    </message>
    <message>
        <source>Skip this chat, with a reason</source>
        <translation>Saltar esta conversa, com um motivo</translation>
    </message>
    <message>
        <source>Choose an intent by its two letters</source>
        <translation>Escolher uma intenção pelas suas duas letras</translation>
    </message>
    <message>
        <source>The latent query is faithful</source>
        <translation>A consulta latente é fiel</translation>
    </message>
    <message>
        <source>The latent query is partly right</source>
        <translation>A consulta latente está certa em parte</translation>
    </message>
    <message>
        <source>The latent query is misleading</source>
        <translation>A consulta latente é enganadora</translation>
    </message>
    <message>
        <source>Write the latent query as it should be</source>
        <translation>Escrever a consulta latente como devia ser</translation>
    </message>
    <message>
        <source>Name the cause of the error</source>
        <translation>Indicar a causa do erro</translation>
    </message>
    <message>
        <source>I am unsure</source>
        <translation>Tenho dúvidas</translation>
    </message>
    <message>
        <source>I am fairly sure</source>
        <translation>Tenho alguma certeza</translation>
    </message>
    <message>
        <source>I am sure</source>
        <translation>Tenho a certeza</translation>
    </message>
    <message>
        <source>The ranking before is the better one</source>
        <translation>A ordenação de antes é a melhor</translation>
    </message>
    <message>
        <source>Both rankings are alike</source>
        <translation>Ambas as ordenações se equivalem</translation>
    </message>
    <message>
        <source>The ranking after is the better one</source>
        <translation>A ordenação de depois é a melhor</translation>
    </message>
    <message>
        <source>The latent query before is the better one</source>
        <translation>A consulta latente de antes é a melhor</translation>
    </message>
    <message>
        <source>Both latent queries are alike</source>
        <translation>Ambas as consultas latentes se equivalem</translation>
    </message>
    <message>
        <source>The latent query after is the better one</source>
        <translation>A consulta latente de depois é a melhor</translation>
    </message>
</context>
<context>
    <name>LabelWords</name>
    <message>
        <source>Right</source>
        <translation>Certa</translation>
    </message>
    <message>
        <source>Acceptable</source>
        <translation>Aceitável</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Errada</translation>
    </message>
    <message>
        <source>Faithful</source>
        <translation>Fiel</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>Em parte</translation>
    </message>
    <message>
        <source>Misleading</source>
        <translation>Enganadora</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Dúvidas</translation>
    </message>
    <message>
        <source>Fairly sure</source>
        <translation>Alguma certeza</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Certeza</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>Iguais</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Depois</translation>
    </message>
</context>
<context>
    <name>Layouts</name>
    <message>
        <source>Triage</source>
        <translation>Triagem</translation>
    </message>
    <message>
        <source>Users, timeline, ranking and what was known</source>
        <translation>Utilizadores, cronologia, ordenação e o que se sabia</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>The chat large, the label beside it</source>
        <translation>A conversa em grande, a etiqueta ao lado</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Metrics with intervals, and who got better or worse</source>
        <translation>Métricas com intervalos, e quem melhorou ou piorou</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Vizinhos</translation>
    </message>
    <message>
        <source>Latent queries and what lies near them</source>
        <translation>Consultas latentes e o que está perto delas</translation>
    </message>
    <message>
        <source>Adjudicate</source>
        <translation>Arbitrar</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Explicar</translation>
    </message>
    <message>
        <source>What drove a score, and what if</source>
        <translation>O que moveu uma pontuação, e se fosse outra</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Treinar</translation>
    </message>
    <message>
        <source>Trains a ranker, with curves as they come</source>
        <translation>Treina um ordenador, com as curvas à medida que surgem</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>Alinhar</translation>
    </message>
    <message>
        <source>The stages of an alignment, its curves, pairs and arms</source>
        <translation>As etapas de um alinhamento, as suas curvas, pares e braços</translation>
    </message>
    <message>
        <source>The annotators&apos; answers side by side over the chat, and the decision</source>
        <translation>As respostas dos anotadores lado a lado sobre a conversa, e a decisão</translation>
    </message>
</context>
<context>
    <name>NumberText</name>
    <message>
        <source>%1 %2 before %3</source>
        <translation>%1 %2 antes de %3</translation>
    </message>
    <message>
        <source>%1 %2 after %3</source>
        <translation>%1 %2 depois de %3</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>em %1</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Users</source>
        <translation>Utilizadores</translation>
    </message>
    <message>
        <source>Every user with chats, difference and labels</source>
        <translation>Cada utilizador com conversas, diferença e etiquetas</translation>
    </message>
    <message>
        <source>Facets</source>
        <translation>Facetas</translation>
    </message>
    <message>
        <source>How the chats spread over features; a click filters</source>
        <translation>Como as conversas se distribuem pelos atributos; um clique filtra</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Cronologia</translation>
    </message>
    <message>
        <source>What happened to the user, and what was predicted when</source>
        <translation>O que aconteceu ao utilizador, e o que se previu quando</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>Ordenação</translation>
    </message>
    <message>
        <source>The intents of the chat as both runs rank them</source>
        <translation>As intenções da conversa como ambas as execuções as ordenam</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>What was known when the chat opened</source>
        <translation>O que se sabia quando a conversa abriu</translation>
    </message>
    <message>
        <source>Knowledge base</source>
        <translation>Base de conhecimento</translation>
    </message>
    <message>
        <source>Every intent with its description and answer</source>
        <translation>Cada intenção com a descrição e a resposta</translation>
    </message>
    <message>
        <source>Latent query</source>
        <translation>Consulta latente</translation>
    </message>
    <message>
        <source>What the reasoner wrote for the chat, before and after</source>
        <translation>O que o raciocinador escreveu para a conversa, antes e depois</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Says what the user wanted; every key is on disk at once</source>
        <translation>Diz o que o utilizador queria; cada tecla fica logo em disco</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Antes e depois</translation>
    </message>
    <message>
        <source>Metrics of both runs, with intervals, fixed and broken</source>
        <translation>Métricas de ambas as execuções, com intervalos, corrigidas e estragadas</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Treinar</translation>
    </message>
    <message>
        <source>Trains a ranker and draws how it learns</source>
        <translation>Treina um ordenador e desenha como aprende</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Vizinhos</translation>
    </message>
    <message>
        <source>What lies near the latent query, before and after</source>
        <translation>O que está perto da consulta latente, antes e depois</translation>
    </message>
    <message>
        <source>Drift by user</source>
        <translation>Desvio por utilizador</translation>
    </message>
    <message>
        <source>Whose neighbours changed most</source>
        <translation>Cujos vizinhos mais mudaram</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Explicar</translation>
    </message>
    <message>
        <source>What drove a score, and the ranking while features are edited</source>
        <translation>O que moveu uma pontuação, e a ordenação enquanto se editam atributos</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erros</translation>
    </message>
    <message>
        <source>Where a run errs, and what intents are confused</source>
        <translation>Onde uma execução erra, e que intenções se confundem</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>Alinhar</translation>
    </message>
    <message>
        <source>Refines a reasoner by a ranker, with every arm measured</source>
        <translation>Aperfeiçoa um raciocinador com um ordenador, com cada braço medido</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projeção</translation>
    </message>
    <message>
        <source>Latent queries as points in the plane</source>
        <translation>Consultas latentes como pontos no plano</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Sonda</translation>
    </message>
    <message>
        <source>A typed latent query, what is near to it, its ranking</source>
        <translation>Uma consulta latente escrita à mão, o que está perto dela, a sua ordenação</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Fila</translation>
    </message>
    <message>
        <source>Which chats are labelled next, and how far it is</source>
        <translation>Que conversas se etiquetam a seguir, e até onde já se chegou</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respostas</translation>
    </message>
    <message>
        <source>What the annotators said, side by side; one key takes one</source>
        <translation>O que os anotadores disseram, lado a lado; uma tecla toma uma</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>Diretrizes</translation>
    </message>
    <message>
        <source>How chats are to be labelled</source>
        <translation>Como se devem etiquetar as conversas</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Troca</translation>
    </message>
    <message>
        <source>Each run&apos;s latent queries under the ranker of the other: which half did it</source>
        <translation>As consultas latentes de cada execução sob o ordenador da outra: que metade o causou</translation>
    </message>
    <message>
        <source>Expectations</source>
        <translation>Expectativas</translation>
    </message>
    <message>
        <source>What every run has to get right, and whether it does</source>
        <translation>O que cada execução tem de acertar, e se acerta</translation>
    </message>
    <message>
        <source>Why it changed</source>
        <translation>Porque mudou</translation>
    </message>
    <message>
        <source>What moved a ranking between the runs: parts, features, latent queries</source>
        <translation>O que moveu uma ordenação entre as execuções: partes, atributos, consultas latentes</translation>
    </message>
</context>
<context>
    <name>SampleOpening</name>
    <message>
        <source>Preparing the sample</source>
        <translation>A preparar o exemplo</translation>
    </message>
</context>
<context>
    <name>SkipMenu</name>
    <message>
        <source>Too little to tell what the user wanted</source>
        <translation>Pouco demais para saber o que o utilizador queria</translation>
    </message>
    <message>
        <source>Several wishes, none comes first</source>
        <translation>Vários desejos, nenhum vem primeiro</translation>
    </message>
    <message>
        <source>No intent of the knowledge base fits</source>
        <translation>Nenhuma intenção da base de conhecimento serve</translation>
    </message>
    <message>
        <source>The data of this chat is damaged</source>
        <translation>Os dados desta conversa estão danificados</translation>
    </message>
    <message>
        <source>Somebody else must judge it</source>
        <translation>Tem de ser outra pessoa a julgar</translation>
    </message>
</context>
<context>
    <name>StartOptions</name>
    <message>
        <source>Error analysis, labelling and alignment for intent rankers.</source>
        <translation>Análise de erros, etiquetagem e alinhamento de ordenadores de intenções.</translation>
    </message>
    <message>
        <source>Workspace folder to open.</source>
        <translation>Pasta do espaço de trabalho a abrir.</translation>
    </message>
</context>
<context>
    <name>SwapPanel</name>
    <message>
        <source>Queries alone</source>
        <translation>Só as consultas</translation>
    </message>
    <message>
        <source>The latent queries alone do it, the ranker alone does not</source>
        <translation>As consultas latentes bastam por si, o ordenador por si não</translation>
    </message>
    <message>
        <source>Ranker alone</source>
        <translation>Só o ordenador</translation>
    </message>
    <message>
        <source>The ranker alone does it, the latent queries alone do not</source>
        <translation>O ordenador basta por si, as consultas latentes por si não</translation>
    </message>
    <message>
        <source>Either</source>
        <translation>Qualquer um</translation>
    </message>
    <message>
        <source>Each of the two does it alone</source>
        <translation>Cada um dos dois basta por si</translation>
    </message>
    <message>
        <source>Only together</source>
        <translation>Só em conjunto</translation>
    </message>
    <message>
        <source>Neither does it without the other</source>
        <translation>Nenhum basta sem o outro</translation>
    </message>
</context>
<context>
    <name>intentscope::alignment::AlignPanel</name>
    <message>
        <source>Align</source>
        <translation>Alinhar</translation>
    </message>
    <message>
        <source>Steps, live curves, winners and losers, and the arms with their intervals are shown here while a reasoner is aligned with a ranker.</source>
        <translation>Passos, curvas ao vivo, vencedoras e vencidas, e os braços com os seus intervalos mostram-se aqui enquanto um raciocinador é alinhado com um ordenador.</translation>
    </message>
    <message>
        <source>Runs are called &quot;NAME ARM&quot;</source>
        <translation>As execuções chamam-se &quot;NOME BRAÇO&quot;</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>The local reasoner that is refined</source>
        <translation>O raciocinador local que é aperfeiçoado</translation>
    </message>
    <message>
        <source>Reasoner</source>
        <translation>Raciocinador</translation>
    </message>
    <message>
        <source>Who writes candidates</source>
        <translation>Quem escreve candidatas</translation>
    </message>
    <message>
        <source>Ticked ones write the candidates of Best-of-N; none: the reasoner itself. Ticking a server lets it be sent the prompts.</source>
        <translation>Os assinalados escrevem as candidatas do Best-of-N; nenhum: o próprio raciocinador. Assinalar um servidor permite que lhe sejam enviados os prompts.</translation>
    </message>
    <message>
        <source>Candidates by</source>
        <translation>Candidatas por</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Candidates each</source>
        <translation>Candidatas de cada um</translation>
    </message>
    <message>
        <source>Chats judged at most</source>
        <translation>Conversas julgadas no máximo</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todas</translation>
    </message>
    <message>
        <source>Margin, nats</source>
        <translation>Margem, nats</translation>
    </message>
    <message>
        <source>A pair is kept when the winner beats the loser by more</source>
        <translation>Um par fica quando a vencedora bate a vencida por mais do que isto</translation>
    </message>
    <message>
        <source>Ranker&apos;s epochs at most</source>
        <translation>Épocas do ordenador no máximo</translation>
    </message>
    <message>
        <source>Epochs of a stage</source>
        <translation>Épocas de uma etapa</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Rondas</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semente</translation>
    </message>
    <message>
        <source>Calibration without new queries</source>
        <translation>Calibração sem consultas novas</translation>
    </message>
    <message>
        <source>Fine-tuning on winners</source>
        <translation>Afinação nas vencedoras</translation>
    </message>
    <message>
        <source>Direct preference optimisation on pairs</source>
        <translation>Otimização direta de preferências nos pares</translation>
    </message>
    <message>
        <source>Contrastive learning</source>
        <translation>Aprendizagem contrastiva</translation>
    </message>
    <message>
        <source>All stages, then the ranker calibrated on the new queries</source>
        <translation>Todas as etapas, depois o ordenador calibrado nas consultas novas</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Add a reasoner...</source>
        <translation>Juntar um raciocinador...</translation>
    </message>
    <message>
        <source>Progress of the step</source>
        <translation>Progresso do passo</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Passos</translation>
    </message>
    <message>
        <source>NDCG@3 of the rankers by epoch</source>
        <translation>NDCG@3 dos ordenadores por época</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>época</translation>
    </message>
    <message>
        <source>validation NDCG@3</source>
        <translation>NDCG@3 de validação</translation>
    </message>
    <message>
        <source>Loss of the reasoner&apos;s stages by step</source>
        <translation>Perda das etapas do raciocinador por passo</translation>
    </message>
    <message>
        <source>step</source>
        <translation>passo</translation>
    </message>
    <message>
        <source>loss of the stage</source>
        <translation>perda da etapa</translation>
    </message>
    <message>
        <source>Steps and curves</source>
        <translation>Passos e curvas</translation>
    </message>
    <message>
        <source>Winners and losers</source>
        <translation>Vencedoras e vencidas</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>Braços</translation>
    </message>
    <message>
        <source>Open as before and after</source>
        <translation>Abrir como antes e depois</translation>
    </message>
    <message>
        <source>The chosen arm as after, and qe (for qe: base) as before</source>
        <translation>O braço escolhido como depois, e qe (para qe: base) como antes</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <translation>A parar...</translation>
    </message>
    <message>
        <source>Open a workspace with data first.</source>
        <translation>Abra primeiro um espaço de trabalho com dados.</translation>
    </message>
    <message>
        <source>%1 (sends prompts to %2)</source>
        <translation>%1 (envia prompts a %2)</translation>
    </message>
    <message>
        <source>Preparing...</source>
        <translation>A preparar...</translation>
    </message>
    <message>
        <source>
%1 so far</source>
        <translation>
%1 até agora</translation>
    </message>
    <message>
        <source>, about %1 left in this step</source>
        <translation>, faltam cerca de %1 neste passo</translation>
    </message>
    <message>
        <source> (stopped)</source>
        <translation> (parado)</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 de %2: %3</translation>
    </message>
    <message>
        <source>Winners and losers (%1)</source>
        <translation>Vencedoras e vencidas (%1)</translation>
    </message>
    <message>
        <source>Done. The report is in %1.</source>
        <translation>Pronto. O relatório está em %1.</translation>
    </message>
    <message>
        <source>Stopped. Finished steps are kept: Go on continues behind the last one.</source>
        <translation>Parado. Os passos concluídos ficam: Continuar prossegue a seguir ao último.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>The same settings go on behind the last finished step</source>
        <translation>As mesmas definições continuam a seguir ao último passo concluído</translation>
    </message>
    <message>
        <source>There is no local reasoner to refine yet: add one</source>
        <translation>Ainda não há raciocinador local para aperfeiçoar: junte um</translation>
    </message>
</context>
<context>
    <name>intentscope::alignment::ArmsModel</name>
    <message>
        <source>reference</source>
        <translation>referência</translation>
    </message>
    <message>
        <source>Ranker %1 (%2)</source>
        <translation>Ordenador %1 (%2)</translation>
    </message>
    <message>
        <source>latent queries of %1 (%2)</source>
        <translation>consultas latentes de %1 (%2)</translation>
    </message>
    <message>
        <source>p %1</source>
        <translation>p %1</translation>
    </message>
    <message>
        <source>smallest detectable effect %1</source>
        <translation>menor efeito detectável %1</translation>
    </message>
</context>
<context>
    <name>intentscope::alignment::PairsModel</name>
    <message>
        <source>Chat %1, round %2
clicked: %3
winner: %4
loser: %5</source>
        <translation>Conversa %1, ronda %2
clicado: %3
vencedora: %4
vencida: %5</translation>
    </message>
</context>
<context>
    <name>intentscope::app</name>
    <message>
        <source>Writing...</source>
        <translation>A escrever...</translation>
    </message>
    <message>
        <source>Reading the intents of the knowledge base...</source>
        <translation>A ler as intenções da base de conhecimento...</translation>
    </message>
    <message>
        <source>Opening the ranker of %1...</source>
        <translation>A abrir o ordenador de %1...</translation>
    </message>
    <message>
        <source>%1 reads the latent query...</source>
        <translation>%1 lê a consulta latente...</translation>
    </message>
    <message>
        <source>Ranking...</source>
        <translation>A ordenar...</translation>
    </message>
    <message>
        <source>Explaining...</source>
        <translation>A explicar...</translation>
    </message>
    <message>
        <source>No run is on screen that would rank with it.</source>
        <translation>Nenhuma execução no ecrã ordenaria com ela.</translation>
    </message>
    <message>
        <source>The ranker of %1 reads no latent queries.</source>
        <translation>O ordenador de %1 não lê consultas latentes.</translation>
    </message>
</context>
<context>
    <name>intentscope::app::AdjudicationDesk</name>
    <message>
        <source>Krippendorff&apos;s alpha %1 over %2 chats that several judged</source>
        <translation>Alfa de Krippendorff %1 sobre %2 conversas que vários julgaram</translation>
    </message>
    <message>
        <source>%1 / %2 (%3)</source>
        <translation>%1 / %2 (%3)</translation>
    </message>
    <message>
        <source>Taken for one another: %1</source>
        <translation>Tomadas umas pelas outras: %1</translation>
    </message>
    <message>
        <source>Choose a queue of other annotators: where they disagree, you decide.</source>
        <translation>Escolha uma fila de outros anotadores: onde discordam, decide você.</translation>
    </message>
    <message>
        <source>The annotators of this queue agree wherever all have judged.</source>
        <translation>Os anotadores desta fila concordam onde todos julgaram.</translation>
    </message>
    <message>
        <source>The annotators do not disagree on this chat.</source>
        <translation>Os anotadores não discordam sobre esta conversa.</translation>
    </message>
    <message>
        <source>What did %1 want?</source>
        <translation>O que queria %1?</translation>
    </message>
    <message>
        <source>Comparing the annotators</source>
        <translation>A comparar os anotadores</translation>
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
        <translation>A alinhar %1</translation>
    </message>
</context>
<context>
    <name>intentscope::app::CauseDesk</name>
    <message>
        <source>The two runs did not both score this chat, so there is nothing to compare.</source>
        <translation>As duas execuções não pontuaram ambas esta conversa, por isso não há nada a comparar.</translation>
    </message>
    <message>
        <source>No chat of this user has another first intent.</source>
        <translation>Nenhuma conversa deste utilizador tem outra primeira intenção.</translation>
    </message>
    <message>
        <source>No chat has another first intent.</source>
        <translation>Nenhuma conversa tem outra primeira intenção.</translation>
    </message>
    <message>
        <source>No chat was fixed.</source>
        <translation>Nenhuma conversa foi corrigida.</translation>
    </message>
    <message>
        <source>No chat was broken.</source>
        <translation>Nenhuma conversa foi estragada.</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, to see what changed a ranking.</source>
        <translation>Escolha duas execuções, antes e depois, para ver o que mudou uma ordenação.</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, to see which half of the change did it.</source>
        <translation>Escolha duas execuções, antes e depois, para ver que metade da mudança o causou.</translation>
    </message>
    <message>
        <source>Give each run&apos;s latent queries to the ranker of the other: which half caused the change?</source>
        <translation>Dê as consultas latentes de cada execução ao ordenador da outra: que metade causou a mudança?</translation>
    </message>
    <message>
        <source>Only runs whose rankers read latent queries have two halves to swap.</source>
        <translation>Só as execuções cujos ordenadores leem consultas latentes têm duas metades para trocar.</translation>
    </message>
    <message>
        <source>Choose a chat to see what changed its ranking.</source>
        <translation>Escolha uma conversa para ver o que mudou a sua ordenação.</translation>
    </message>
    <message>
        <source>Explaining what changed</source>
        <translation>A explicar o que mudou</translation>
    </message>
    <message>
        <source>Swapping latent queries and rankers</source>
        <translation>A trocar consultas latentes e ordenadores</translation>
    </message>
</context>
<context>
    <name>intentscope::app::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Paleta de comandos</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>O que quer fazer?</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Procurar comandos</translation>
    </message>
</context>
<context>
    <name>intentscope::app::CompareDesk</name>
    <message>
        <source>Comparing slices</source>
        <translation>A comparar fatias</translation>
    </message>
    <message>
        <source>Looking who got better</source>
        <translation>A ver quem melhorou</translation>
    </message>
    <message>
        <source>Looking for confused intents</source>
        <translation>A procurar intenções confundidas</translation>
    </message>
    <message>
        <source>Looking for slices with many errors</source>
        <translation>A procurar fatias com muitos erros</translation>
    </message>
    <message>
        <source>Adding to the basket</source>
        <translation>A juntar ao cesto</translation>
    </message>
    <message>
        <source>%1 chats added to the regression basket, %2 were in it: %3</source>
        <translation>%1 conversas juntas ao cesto de regressão, %2 já lá estavam: %3</translation>
    </message>
    <message>
        <source>Testing the basket</source>
        <translation>A testar o cesto</translation>
    </message>
    <message>
        <source>%1 meets all %2 expectations of the basket.</source>
        <translation>%1 cumpre todas as %2 expectativas do cesto.</translation>
    </message>
    <message>
        <source>%1 misses %2 of the %3 expectations of the basket; their chats are shown.</source>
        <translation>%1 falha %2 das %3 expectativas do cesto; as suas conversas são mostradas.</translation>
    </message>
    <message>
        <source>Not as the basket expects</source>
        <translation>Não como o cesto espera</translation>
    </message>
</context>
<context>
    <name>intentscope::app::DatasetQueriesDesk</name>
    <message>
        <source>greedy</source>
        <translation>guloso</translation>
    </message>
    <message>
        <source>temperature %1, top-p %2, %3 samples, seed %4</source>
        <translation>temperatura %1, top-p %2, %3 amostras, semente %4</translation>
    </message>
    <message>
        <source>%1, up to %2 tokens, the template of the tab Prompt</source>
        <translation>%1, até %2 tokens, o modelo do separador Prompt</translation>
    </message>
    <message>
        <source>Reading the slices</source>
        <translation>A ler as fatias</translation>
    </message>
    <message>
        <source>Looking at what is written already</source>
        <translation>A ver o que já está escrito</translation>
    </message>
    <message>
        <source>Latent queries of the dataset by %1</source>
        <translation>Consultas latentes dos dados por %1</translation>
    </message>
</context>
<context>
    <name>intentscope::app::ExpectationsDesk</name>
    <message>
        <source>Open a file of expectations</source>
        <translation>Abrir um ficheiro de expectativas</translation>
    </message>
    <message>
        <source>Expectations (*.txt *.expect);;All files (*)</source>
        <translation>Expectativas (*.txt *.expect);;Todos os ficheiros (*)</translation>
    </message>
    <message>
        <source>Choose a run at the top to test what it has to get right.</source>
        <translation>Escolha uma execução em cima para testar o que tem de acertar.</translation>
    </message>
    <message>
        <source>Nothing is expected yet. Keep what a run broke, or open a file of expectations.</source>
        <translation>Ainda nada é esperado. Guarde o que uma execução estragou, ou abra um ficheiro de expectativas.</translation>
    </message>
    <message>
        <source>Testing expectations</source>
        <translation>A testar as expectativas</translation>
    </message>
</context>
<context>
    <name>intentscope::app::ExplainDesk</name>
    <message>
        <source>To change it, add the reasoner %1, which wrote it, in the panel Latent query.</source>
        <translation>Para a mudar, junte o raciocinador %1, que a escreveu, no painel Consulta latente.</translation>
    </message>
    <message>
        <source>Explaining a chat</source>
        <translation>A explicar uma conversa</translation>
    </message>
    <message>
        <source>the score of “%1”</source>
        <translation>a pontuação de “%1”</translation>
    </message>
</context>
<context>
    <name>intentscope::app::ImportDesk</name>
    <message>
        <source>Intents</source>
        <translation>Intenções</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Utilizadores</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Conversas</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Candidatos</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>A ler %1</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>A importar %1</translation>
    </message>
</context>
<context>
    <name>intentscope::app::KeyList</name>
    <message>
        <source>Zoom in and out</source>
        <translation>Aproximar e afastar</translation>
    </message>
    <message>
        <source>Earlier and later</source>
        <translation>Mais cedo e mais tarde</translation>
    </message>
    <message>
        <source>Focus on the selection, then show everything</source>
        <translation>Focar a seleção, depois mostrar tudo</translation>
    </message>
    <message>
        <source>Next and previous event</source>
        <translation>Evento seguinte e anterior</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Em todo o lado</translation>
    </message>
    <message>
        <source>In the label panel</source>
        <translation>No painel de etiquetas</translation>
    </message>
    <message>
        <source>In the timeline</source>
        <translation>Na cronologia</translation>
    </message>
</context>
<context>
    <name>intentscope::app::KeyMap</name>
    <message>
        <source>Everywhere</source>
        <translation>Em todo o lado</translation>
    </message>
    <message>
        <source>Label panel</source>
        <translation>Painel de etiquetas</translation>
    </message>
</context>
<context>
    <name>intentscope::app::KeySettings</name>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Procurar um comando ou uma tecla</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Comandos e as suas teclas</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Comando</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Onde</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tecla</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Nova tecla</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Sem tecla</translation>
    </message>
    <message>
        <source>Standard key</source>
        <translation>Tecla padrão</translation>
    </message>
    <message>
        <source>All standard keys</source>
        <translation>Todas as teclas padrão</translation>
    </message>
    <message>
        <source>Standard: %1</source>
        <translation>Padrão: %1</translation>
    </message>
</context>
<context>
    <name>intentscope::app::LabelDesk</name>
    <message>
        <source>Another program holds this workspace, so it is open for reading only.</source>
        <translation>Outro programa detém este espaço de trabalho, por isso está aberto só para leitura.</translation>
    </message>
</context>
<context>
    <name>intentscope::app::LayoutMenu</name>
    <message>
        <source>Saved layouts</source>
        <translation>Disposições gravadas</translation>
    </message>
    <message>
        <source>Saved layout: %1</source>
        <translation>Disposição gravada: %1</translation>
    </message>
    <message>
        <source>Remove a saved layout</source>
        <translation>Remover uma disposição gravada</translation>
    </message>
    <message>
        <source>Save the layout</source>
        <translation>Gravar a disposição</translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation>Nome da disposição</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Gravar</translation>
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
        <translation>%1 linhas más ficaram de fora; %2 lista-as com os motivos</translation>
    </message>
    <message>
        <source>%1 - IntentScope</source>
        <translation>%1 - IntentScope</translation>
    </message>
    <message>
        <source>No dataset yet</source>
        <translation>Ainda sem dados</translation>
    </message>
    <message>
        <source>Looking at the features</source>
        <translation>A ver os atributos</translation>
    </message>
    <message>
        <source>Data and runs</source>
        <translation>Dados e execuções</translation>
    </message>
    <message>
        <source>Search or run    Ctrl+K</source>
        <translation>Procurar ou executar    Ctrl+K</translation>
    </message>
    <message>
        <source>Every command by its name</source>
        <translation>Cada comando pelo nome</translation>
    </message>
    <message>
        <source>&amp;Workspace</source>
        <translation>&amp;Espaço de trabalho</translation>
    </message>
    <message>
        <source>Open workspace...</source>
        <translation>Abrir espaço de trabalho...</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Abrir o exemplo</translation>
    </message>
    <message>
        <source>Import data...</source>
        <translation>Importar dados...</translation>
    </message>
    <message>
        <source>Export labels...</source>
        <translation>Exportar etiquetas...</translation>
    </message>
    <message>
        <source>Export the run after...</source>
        <translation>Exportar a execução posterior...</translation>
    </message>
    <message>
        <source>Close workspace</source>
        <translation>Fechar espaço de trabalho</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>E&amp;tiquetas</translation>
    </message>
    <message>
        <source>Undo label</source>
        <translation>Desfazer etiqueta</translation>
    </message>
    <message>
        <source>Redo label</source>
        <translation>Refazer etiqueta</translation>
    </message>
    <message>
        <source>Next chat</source>
        <translation>Próxima conversa</translation>
    </message>
    <message>
        <source>Previous chat</source>
        <translation>Conversa anterior</translation>
    </message>
    <message>
        <source>Label this chat</source>
        <translation>Etiquetar esta conversa</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Ecrã inteiro</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Paleta de comandos</translation>
    </message>
    <message>
        <source>Change keys...</source>
        <translation>Mudar teclas...</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Open a workspace (NAME.iscope)</source>
        <translation>Abrir um espaço de trabalho (NAME.iscope)</translation>
    </message>
    <message>
        <source>Import a table or a dataset</source>
        <translation>Importar uma tabela ou dados</translation>
    </message>
    <message>
        <source>Tables and datasets (*.csv *.tsv *.jsonl *.ndjson *.parquet *.pq dataset.json);;All files (*)</source>
        <translation>Tabelas e dados (*.csv *.tsv *.jsonl *.ndjson *.parquet *.pq dataset.json);;Todos os ficheiros (*)</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>Exportar etiquetas</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl);;CSV (*.csv)</source>
        <translation>Linhas JSON (*.jsonl);;CSV (*.csv)</translation>
    </message>
    <message>
        <source>Exporting labels</source>
        <translation>A exportar etiquetas</translation>
    </message>
    <message>
        <source>Export the run</source>
        <translation>Exportar a execução</translation>
    </message>
    <message>
        <source>CSV (*.csv);;TREC run (*.trec)</source>
        <translation>CSV (*.csv);;Execução TREC (*.trec)</translation>
    </message>
    <message>
        <source>Exporting the run</source>
        <translation>A exportar a execução</translation>
    </message>
    <message>
        <source>%1 rows written to %2</source>
        <translation>%1 linhas escritas em %2</translation>
    </message>
    <message>
        <source>SHA-256 %1
Manifest %2</source>
        <translation>SHA-256 %1
Manifesto %2</translation>
    </message>
    <message>
        <source>&amp;Reasoning</source>
        <translation>&amp;Raciocínio</translation>
    </message>
    <message>
        <source>Write latent query</source>
        <translation>Escrever consulta latente</translation>
    </message>
    <message>
        <source>Show the prompt</source>
        <translation>Mostrar o prompt</translation>
    </message>
    <message>
        <source>Edit the template of the prompts...</source>
        <translation>Editar o modelo dos prompts...</translation>
    </message>
    <message>
        <source>Latent queries of the whole dataset...</source>
        <translation>Consultas latentes de todos os dados...</translation>
    </message>
    <message>
        <source>Open a reasoner...</source>
        <translation>Abrir um raciocinador...</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Recuar</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Avançar</translation>
    </message>
    <message>
        <source>Find a user</source>
        <translation>Procurar um utilizador</translation>
    </message>
    <message>
        <source>Layout: %1</source>
        <translation>Disposição: %1</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>Repor a disposição</translation>
    </message>
    <message>
        <source>Save the layout...</source>
        <translation>Gravar a disposição...</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Painéis</translation>
    </message>
    <message>
        <source>Go to panel</source>
        <translation>Ir para painel</translation>
    </message>
    <message>
        <source>Go to: %1</source>
        <translation>Ir para: %1</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como o sistema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Idioma: %1</translation>
    </message>
    <message>
        <source>%1 from the next start on</source>
        <translation>%1 a partir do próximo arranque</translation>
    </message>
    <message>
        <source>Export report...</source>
        <translation>Exportar relatório...</translation>
    </message>
    <message>
        <source>Explain this chat, and change it</source>
        <translation>Explicar esta conversa, e mudá-la</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, for a report</source>
        <translation>Escolha duas execuções, antes e depois, para um relatório</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Exportar o relatório</translation>
    </message>
    <message>
        <source>HTML (*.html);;PDF (*.pdf)</source>
        <translation>HTML (*.html);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>A escrever o relatório</translation>
    </message>
    <message>
        <source>Report written to %1</source>
        <translation>Relatório escrito em %1</translation>
    </message>
    <message>
        <source>Align a reasoner with a ranker...</source>
        <translation>Alinhar um raciocinador com um ordenador...</translation>
    </message>
</context>
<context>
    <name>intentscope::app::NeighboursDesk</name>
    <message>
        <source>This workspace has no dataset yet.</source>
        <translation>Este espaço de trabalho ainda não tem dados.</translation>
    </message>
    <message>
        <source>No latent queries of this dataset are stored yet.</source>
        <translation>Ainda não há consultas latentes destes dados guardadas.</translation>
    </message>
    <message>
        <source>Write latent queries...</source>
        <translation>Escrever consultas latentes...</translation>
    </message>
    <message>
        <source>Choose a chat to see whose latent queries are near to its own.</source>
        <translation>Escolha uma conversa para ver que consultas latentes estão perto da sua.</translation>
    </message>
    <message>
        <source>Searching...</source>
        <translation>A procurar...</translation>
    </message>
    <message>
        <source>Reading the latent queries...</source>
        <translation>A ler as consultas latentes...</translation>
    </message>
    <message>
        <source>Searching neighbours</source>
        <translation>A procurar vizinhos</translation>
    </message>
    <message>
        <source>The neighbours could not be searched.</source>
        <translation>Não foi possível procurar os vizinhos.</translation>
    </message>
    <message>
        <source>Only one set of latent queries is on screen. Choose another one as before or after in the panel Latent query to compare the neighbours of every user.</source>
        <translation>Só um conjunto de consultas latentes está no ecrã. Escolha outro como antes ou depois no painel Consulta latente para comparar os vizinhos de cada utilizador.</translation>
    </message>
    <message>
        <source>The neighbours of %1 latent queries are compared when you ask for it.</source>
        <translation>Os vizinhos de %1 consultas latentes comparam-se quando o pedir.</translation>
    </message>
    <message>
        <source>Compare the neighbours of all users</source>
        <translation>Comparar os vizinhos de todos os utilizadores</translation>
    </message>
    <message>
        <source>Comparing the neighbours of all users...</source>
        <translation>A comparar os vizinhos de todos os utilizadores...</translation>
    </message>
    <message>
        <source>Comparing the neighbours of all users</source>
        <translation>A comparar os vizinhos de todos os utilizadores</translation>
    </message>
    <message>
        <source>The neighbours of all users are not compared.</source>
        <translation>Os vizinhos de todos os utilizadores não foram comparados.</translation>
    </message>
    <message>
        <source>This chat has no latent query in the sets on screen.</source>
        <translation>Esta conversa não tem consulta latente nos conjuntos no ecrã.</translation>
    </message>
</context>
<context>
    <name>intentscope::app::NeighboursProbe</name>
    <message>
        <source>%1 reads the latent query...</source>
        <translation>%1 lê a consulta latente...</translation>
    </message>
    <message>
        <source>Probing a latent query</source>
        <translation>A sondar uma consulta latente</translation>
    </message>
</context>
<context>
    <name>intentscope::app::NeighboursProjection</name>
    <message>
        <source>No latent queries of this dataset are stored yet.</source>
        <translation>Ainda não há consultas latentes destes dados guardadas.</translation>
    </message>
    <message>
        <source>This workspace has no dataset yet.</source>
        <translation>Este espaço de trabalho ainda não tem dados.</translation>
    </message>
    <message>
        <source>Write latent queries...</source>
        <translation>Escrever consultas latentes...</translation>
    </message>
    <message>
        <source>Reading the projection...</source>
        <translation>A ler a projeção...</translation>
    </message>
    <message>
        <source>Reading the projection</source>
        <translation>A ler a projeção</translation>
    </message>
    <message>
        <source>These %1 latent queries are not projected like this yet.</source>
        <translation>Estas %1 consultas latentes ainda não foram projetadas assim.</translation>
    </message>
    <message>
        <source>Project them</source>
        <translation>Projetá-las</translation>
    </message>
    <message>
        <source>Projecting...</source>
        <translation>A projetar...</translation>
    </message>
    <message>
        <source>Projecting latent queries</source>
        <translation>A projetar consultas latentes</translation>
    </message>
    <message>
        <source>These latent queries are not projected.</source>
        <translation>Estas consultas latentes não foram projetadas.</translation>
    </message>
    <message>
        <source>Colouring points</source>
        <translation>A colorir pontos</translation>
    </message>
    <message>
        <source>%1 points chosen, %2 chats; the users list and the review show them. Escape forgets them.</source>
        <translation>%1 pontos escolhidos, %2 conversas; a lista de utilizadores e a revisão mostram-nos. Escape esquece-os.</translation>
    </message>
    <message>
        <source>%1 chats of the lasso</source>
        <translation>%1 conversas do laço</translation>
    </message>
    <message>
        <source>nothing clicked</source>
        <translation>nada clicado</translation>
    </message>
</context>
<context>
    <name>intentscope::app::ReasoningDesk</name>
    <message>
        <source>the reasoner&apos;s own</source>
        <translation>o do próprio raciocinador</translation>
    </message>
    <message>
        <source>the default</source>
        <translation>o predefinido</translation>
    </message>
    <message>
        <source>edited, in no file</source>
        <translation>editado, em nenhum ficheiro</translation>
    </message>
    <message>
        <source>Looking for reasoners</source>
        <translation>A procurar raciocinadores</translation>
    </message>
    <message>
        <source>Open a reasoner: a folder with a Hugging Face checkpoint or a PEFT adapter</source>
        <translation>Abrir um raciocinador: uma pasta com um checkpoint Hugging Face ou um adaptador PEFT</translation>
    </message>
    <message>
        <source>Open the description of a server</source>
        <translation>Abrir a descrição de um servidor</translation>
    </message>
    <message>
        <source>Descriptions (*.json);;All files (*)</source>
        <translation>Descrições (*.json);;Todos os ficheiros (*)</translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation>A ver %1</translation>
    </message>
    <message>
        <source>Waiting...</source>
        <translation>À espera...</translation>
    </message>
    <message>
        <source>Opening %1...</source>
        <translation>A abrir %1...</translation>
    </message>
    <message>
        <source>Writing a latent query with %1</source>
        <translation>A escrever uma consulta latente com %1</translation>
    </message>
    <message>
        <source>Preparing the prompt</source>
        <translation>A preparar o prompt</translation>
    </message>
    <message>
        <source>Looking for latent queries</source>
        <translation>A procurar consultas latentes</translation>
    </message>
    <message>
        <source>Latent queries that cannot be read: %1</source>
        <translation>Consultas latentes que não se podem ler: %1</translation>
    </message>
    <message>
        <source>Looking at the runs&apos; rankers</source>
        <translation>A ver os ordenadores das execuções</translation>
    </message>
    <message>
        <source>Reading latent queries</source>
        <translation>A ler consultas latentes</translation>
    </message>
</context>
<context>
    <name>intentscope::app::SelectionReader</name>
    <message>
        <source>Reading the users</source>
        <translation>A ler os utilizadores</translation>
    </message>
    <message>
        <source>Reading what the chat shows</source>
        <translation>A ler o que a conversa mostra</translation>
    </message>
</context>
<context>
    <name>intentscope::app::SittingDesk</name>
    <message>
        <source>Nothing is said of this chat yet: choose an intent or a verdict, or skip it.</source>
        <translation>Ainda nada foi dito sobre esta conversa: escolha uma intenção ou um veredicto, ou salte-a.</translation>
    </message>
    <message>
        <source>Import data to make a queue of its chats.</source>
        <translation>Importe dados para fazer uma fila com as suas conversas.</translation>
    </message>
    <message>
        <source>Another program holds this workspace, so it is open for reading only.</source>
        <translation>Outro programa detém este espaço de trabalho, por isso está aberto só para leitura.</translation>
    </message>
    <message>
        <source>Reading the queues</source>
        <translation>A ler as filas</translation>
    </message>
    <message>
        <source>Making the queue %1</source>
        <translation>A fazer a fila %1</translation>
    </message>
    <message>
        <source>Opening the queue</source>
        <translation>A abrir a fila</translation>
    </message>
    <message>
        <source>Ending the sitting</source>
        <translation>A terminar a sessão de etiquetagem</translation>
    </message>
    <message>
        <source>Choose an intent first: then the models&apos; answers are shown. Or skip this chat.</source>
        <translation>Escolha primeiro uma intenção: depois mostram-se as respostas dos modelos. Ou salte esta conversa.</translation>
    </message>
    <message>
        <source>Open a workspace to read its guidelines.</source>
        <translation>Abra um espaço de trabalho para ler as suas diretrizes.</translation>
    </message>
    <message>
        <source>Reading the guidelines</source>
        <translation>A ler as diretrizes</translation>
    </message>
    <message>
        <source>No guidelines yet. Write them into %1 in the workspace&apos;s folder, or give a new queue a Markdown file.</source>
        <translation>Ainda não há diretrizes. Escreva-as em %1 na pasta do espaço de trabalho, ou dê um ficheiro Markdown a uma nova fila.</translation>
    </message>
</context>
<context>
    <name>intentscope::app::SliceDesk</name>
    <message>
        <source>Looking for the impressions of the filter</source>
        <translation>A procurar as impressões do filtro</translation>
    </message>
    <message>
        <source>Reading the slices</source>
        <translation>A ler as fatias</translation>
    </message>
    <message>
        <source>Saving the slice %1</source>
        <translation>A gravar a fatia %1</translation>
    </message>
    <message>
        <source>Removing the slice %1</source>
        <translation>A remover a fatia %1</translation>
    </message>
</context>
<context>
    <name>intentscope::app::StatusLine</name>
    <message>
        <source>State of the labels</source>
        <translation>Estado das etiquetas</translation>
    </message>
    <message>
        <source>Data and checkpoints on screen</source>
        <translation>Dados e checkpoints no ecrã</translation>
    </message>
    <message>
        <source>%1 labels, read-only: another program holds this workspace</source>
        <translation>%1 etiquetas, só leitura: outro programa detém este espaço de trabalho</translation>
    </message>
    <message>
        <source>%1 labels, all on disk</source>
        <translation>%1 etiquetas, todas em disco</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
    <message>
        <source>%1, with latent queries of reasoner %2</source>
        <translation>%1, com consultas latentes do raciocinador %2</translation>
    </message>
    <message>
        <source>data %1</source>
        <translation>dados %1</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>antes %1</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>depois %1</translation>
    </message>
    <message>
        <source>Dataset %1
Ranker before %2
Ranker after %3</source>
        <translation>Dados %1
Ordenador antes %2
Ordenador depois %3</translation>
    </message>
    <message>
        <source>No workspace open</source>
        <translation>Nenhum espaço de trabalho aberto</translation>
    </message>
</context>
<context>
    <name>intentscope::app::SuspectsDesk</name>
    <message>
        <source>Looking for suspect answers</source>
        <translation>A procurar respostas suspeitas</translation>
    </message>
</context>
<context>
    <name>intentscope::app::TemplateDesk</name>
    <message>
        <source>Latent queries are written with this template now</source>
        <translation>As consultas latentes são agora escritas com este modelo</translation>
    </message>
    <message>
        <source>Choose a chat to see its prompt.</source>
        <translation>Escolha uma conversa para ver o seu prompt.</translation>
    </message>
    <message>
        <source>Preparing the prompt</source>
        <translation>A preparar o prompt</translation>
    </message>
    <message>
        <source>Reading the template</source>
        <translation>A ler o modelo</translation>
    </message>
    <message>
        <source>Writing the template</source>
        <translation>A escrever o modelo</translation>
    </message>
    <message>
        <source>Written to %1, and used for latent queries now</source>
        <translation>Escrito em %1, e usado agora para consultas latentes</translation>
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
        <translation>A treinar %1</translation>
    </message>
    <message>
        <source>Looking for latent queries and stopped trainings</source>
        <translation>A procurar consultas latentes e treinos parados</translation>
    </message>
</context>
<context>
    <name>intentscope::app::Workbench</name>
    <message>
        <source>The models&apos; answers are shown when you have made your first choice.</source>
        <translation>As respostas dos modelos mostram-se depois de fazer a primeira escolha.</translation>
    </message>
</context>
<context>
    <name>intentscope::app::WorkspaceController</name>
    <message>
        <source>Opening %1</source>
        <translation>A abrir %1</translation>
    </message>
    <message>
        <source>Opening the dataset</source>
        <translation>A abrir os dados</translation>
    </message>
    <message>
        <source>Loading runs</source>
        <translation>A carregar execuções</translation>
    </message>
    <message>
        <source>Comparing %1 and %2</source>
        <translation>A comparar %1 e %2</translation>
    </message>
    <message>
        <source>Reading the list of runs</source>
        <translation>A ler a lista de execuções</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ChangeTabs</name>
    <message>
        <source>What changed where</source>
        <translation>O que mudou e onde</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Fatias</translation>
    </message>
    <message>
        <source>How far users moved</source>
        <translation>Quanto se moveram os utilizadores</translation>
    </message>
    <message>
        <source>How far intents moved</source>
        <translation>Quanto se moveram as intenções</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Utilizadores</translation>
    </message>
    <message>
        <source>Intents</source>
        <translation>Intenções</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Excluídos</translation>
    </message>
    <message>
        <source>Slices to compare</source>
        <translation>Fatias a comparar</translation>
    </message>
    <message>
        <source>Saved slices, or every value of a column</source>
        <translation>Fatias guardadas, ou cada valor de uma coluna</translation>
    </message>
    <message>
        <source>Metric of the slices</source>
        <translation>Métrica das fatias</translation>
    </message>
    <message>
        <source>The metric whose difference is shown</source>
        <translation>A métrica cuja diferença é mostrada</translation>
    </message>
    <message>
        <source>Slices and how far they moved</source>
        <translation>Fatias e quanto se moveram</translation>
    </message>
    <message>
        <source>Groups that GAUC left out</source>
        <translation>Grupos que o GAUC deixou de fora</translation>
    </message>
    <message>
        <source>Saved slices</source>
        <translation>Fatias guardadas</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>Por %1</translation>
    </message>
    <message>
        <source>No slice is saved yet. Save a filter with the slices button above, or compare every value of a column.</source>
        <translation>Ainda não há fatias guardadas. Grave um filtro com o botão das fatias em cima, ou compare cada valor de uma coluna.</translation>
    </message>
    <message>
        <source>Dropped (%1)</source>
        <translation>Excluídos (%1)</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ConfusionMatrix</name>
    <message>
        <source>Run</source>
        <translation>Execução</translation>
    </message>
    <message>
        <source>The run whose first intents are counted</source>
        <translation>A execução cujas primeiras intenções se contam</translation>
    </message>
    <message>
        <source>Clicked against predicted intents</source>
        <translation>Intenções clicadas face às previstas</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Depois</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Down what was clicked, across what was ranked first. Enter shows a cell&apos;s chats.</source>
        <translation>Para baixo o que foi clicado, para o lado o que ficou em primeiro. Enter mostra as conversas de uma célula.</translation>
    </message>
    <message>
        <source>The %1 most confused of %2 intents. </source>
        <translation>As %1 mais confundidas de %2 intenções. </translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ConfusionMatrixModel</name>
    <message>
        <source>%1, right</source>
        <translation>%1, certa</translation>
    </message>
    <message>
        <source>%1 taken for %2</source>
        <translation>%1 tomada por %2</translation>
    </message>
    <message>
        <source>%1: %2 chats</source>
        <translation>%1: %2 conversas</translation>
    </message>
    <message>
        <source>
Most likely change: week of %1, from %2 % to %3 % of the clicks (p %4)</source>
        <translation>
Mudança mais provável: semana de %1, de %2 % para %3 % dos cliques (p %4)</translation>
    </message>
    <message>
        <source>Ranked first: %1</source>
        <translation>Em primeiro: %1</translation>
    </message>
    <message>
        <source>Clicked: %1</source>
        <translation>Clicada: %1</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ConfusionModel</name>
    <message>
        <source>%1 taken for %2, before</source>
        <translation>%1 tomada por %2, antes</translation>
    </message>
    <message>
        <source>%1 taken for %2, after</source>
        <translation>%1 tomada por %2, depois</translation>
    </message>
    <message>
        <source>week of %1: %2 of %3</source>
        <translation>semana de %1: %2 de %3</translation>
    </message>
    <message>
        <source>%1 was clicked, %2 ranked first. Run after, weeks from Monday, UTC:
%3</source>
        <translation>%1 foi clicada, %2 ficou em primeiro. Execução posterior, semanas a partir de segunda-feira, UTC:
%3</translation>
    </message>
    <message>
        <source>
Most likely change: week of %1, from %2 % to %3 % of the clicks (p %4)</source>
        <translation>
Mudança mais provável: semana de %1, de %2 % para %3 % dos cliques (p %4)</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::DroppedModel</name>
    <message>
        <source>Not scored by both runs</source>
        <translation>Não pontuado por ambas as execuções</translation>
    </message>
    <message>
        <source>Everything was clicked</source>
        <translation>Tudo foi clicado</translation>
    </message>
    <message>
        <source>Nothing was clicked</source>
        <translation>Nada foi clicado</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ErrorTreeModel</name>
    <message>
        <source>All chats</source>
        <translation>Todas as conversas</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1
%2 errors in %3 chats</source>
        <translation>%1
%2 erros em %3 conversas</translation>
    </message>
    <message>
        <source>%1
Users it was not found on: %2 errors in %3 chats
Users it was found on: %4 errors in %5 chats</source>
        <translation>%1
Utilizadores em que não foi encontrada: %2 erros em %3 conversas
Utilizadores em que foi encontrada: %4 erros em %5 conversas</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ErrorsPanel</name>
    <message>
        <source>Errors</source>
        <translation>Erros</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Confusão</translation>
    </message>
    <message>
        <source>Error tree</source>
        <translation>Árvore de erros</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Mapa de calor</translation>
    </message>
    <message>
        <source>Intents taken for one another</source>
        <translation>Intenções tomadas umas pelas outras</translation>
    </message>
    <message>
        <source>What counts as an error</source>
        <translation>O que conta como erro</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Erradas</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Estragadas</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Corrigidas</translation>
    </message>
    <message>
        <source>Wrong in the run after; broken: right before, wrong after; fixed: the other way</source>
        <translation>Erradas na execução posterior; estragadas: certas antes, erradas depois; corrigidas: ao contrário</translation>
    </message>
    <message>
        <source>Rates of other users</source>
        <translation>Taxas de outros utilizadores</translation>
    </message>
    <message>
        <source>Slices are looked for on one half of the users, and their rates are those of the other half, so that none looks bad only because it was chosen for that</source>
        <translation>As fatias procuram-se numa metade dos utilizadores, e as suas taxas são as da outra metade, para que nenhuma pareça má só por ter sido escolhida por isso</translation>
    </message>
    <message>
        <source>Slices with many errors</source>
        <translation>Fatias com muitos erros</translation>
    </message>
    <message>
        <source>Feature of the rows</source>
        <translation>Atributo das linhas</translation>
    </message>
    <message>
        <source>Feature of the columns</source>
        <translation>Atributo das colunas</translation>
    </message>
    <message>
        <source>Error rates by two features</source>
        <translation>Taxas de erro por dois atributos</translation>
    </message>
    <message>
        <source>Looking for errors...</source>
        <translation>A procurar erros...</translation>
    </message>
    <message>
        <source>Choose a run at the top to see which intents it confuses and where it errs most.</source>
        <translation>Escolha uma execução em cima para ver que intenções confunde e onde mais erra.</translation>
    </message>
    <message>
        <source>%1 chats with a click; %2 pairs of intents are confused. A number shows its chats.</source>
        <translation>%1 conversas com clique; %2 pares de intenções são confundidos. Um número mostra as suas conversas.</translation>
    </message>
    <message>
        <source>No clicked intent among the first %1</source>
        <translation>Nenhuma intenção clicada entre as primeiras %1</translation>
    </message>
    <message>
        <source>Right before, wrong after</source>
        <translation>Certas antes, erradas depois</translation>
    </message>
    <message>
        <source>Wrong before, right after</source>
        <translation>Erradas antes, certas depois</translation>
    </message>
    <message>
        <source> No feature tells errors apart better than chance.</source>
        <translation> Nenhum atributo distingue os erros melhor do que o acaso.</translation>
    </message>
    <message>
        <source>%1: %2 features looked at, %3.</source>
        <translation>%1: %2 atributos vistos, %3.</translation>
    </message>
    <message>
        <source>rates are of users held out</source>
        <translation>as taxas são de utilizadores postos de parte</translation>
    </message>
    <message>
        <source>rates are in-sample</source>
        <translation>as taxas são da própria amostra</translation>
    </message>
    <message>
        <source>%1, share of chats; all users. A cell filters by its two values.</source>
        <translation>%1, parte das conversas; todos os utilizadores. Uma célula filtra pelos seus dois valores.</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matriz</translation>
    </message>
    <message>
        <source>Suspects</source>
        <translation>Suspeitas</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ExpectationsModel</name>
    <message>
        <source>✓ Pass</source>
        <translation>✓ Passa</translation>
    </message>
    <message>
        <source>✗ Fail</source>
        <translation>✗ Falha</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Line %1: %2
%3
%4 of %5 chats fail it</source>
        <translation>Linha %1: %2
%3
%4 de %5 conversas não a cumprem</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ExpectationsPanel</name>
    <message>
        <source>Expectations</source>
        <translation>Expectativas</translation>
    </message>
    <message>
        <source>Open a workspace and choose a run to test what it has to get right.</source>
        <translation>Abra um espaço de trabalho e escolha uma execução para testar o que tem de acertar.</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>Abrir...</translation>
    </message>
    <message>
        <source>Chooses another file of expectations</source>
        <translation>Escolhe outro ficheiro de expectativas</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Testar de novo</translation>
    </message>
    <message>
        <source>Reads the file again and tests the run after</source>
        <translation>Lê de novo o ficheiro e testa a execução posterior</translation>
    </message>
    <message>
        <source>Adds what is broken to the workspace&apos;s regression basket: every later run has to get it right</source>
        <translation>Junta o que se estragou ao cesto de regressão do espaço de trabalho: cada execução posterior tem de o acertar</translation>
    </message>
    <message>
        <source>Expectations and whether they hold</source>
        <translation>Expectativas e se se cumprem</translation>
    </message>
    <message>
        <source>Keep what broke (%1)</source>
        <translation>Guardar o que se estragou (%1)</translation>
    </message>
    <message>
        <source>Keep what broke</source>
        <translation>Guardar o que se estragou</translation>
    </message>
    <message>
        <source>Testing every expectation...</source>
        <translation>A testar cada expectativa...</translation>
    </message>
    <message>
        <source>Open a file of expectations...</source>
        <translation>Abrir um ficheiro de expectativas...</translation>
    </message>
    <message>
        <source>What %1 has to get right: %2</source>
        <translation>O que %1 tem de acertar: %2</translation>
    </message>
    <message>
        <source>✓ All %1 pass.</source>
        <translation>✓ Todas as %1 passam.</translation>
    </message>
    <message>
        <source>✗ %1 of %2 fail. A row shows the chats that fail it.</source>
        <translation>✗ %1 de %2 falham. Uma linha mostra as conversas que não a cumprem.</translation>
    </message>
    <message>
        <source>Not as expected: %1</source>
        <translation>Não como esperado: %1</translation>
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
%5 erros em %6 conversas</translation>
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
        <translation>%1: NDCG@%2 médio %3 antes, %4 depois</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::SliceTableModel</name>
    <message>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
    <message>
        <source>%1
Not compared: %2</source>
        <translation>%1
Não comparada: %2</translation>
    </message>
    <message>
        <source>%1
%2: %3 before, %4 after, %5 users</source>
        <translation>%1
%2: %3 antes, %4 depois, %5 utilizadores</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::SuspectsModel</name>
    <message>
        <source>%1
Answer: %2
More likely: %3</source>
        <translation>%1
Resposta: %2
Mais provável: %3</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::SuspectsPage</name>
    <message>
        <source>Go through them</source>
        <translation>Percorrer</translation>
    </message>
    <message>
        <source>Which answers are doubted</source>
        <translation>De que respostas se duvida</translation>
    </message>
    <message>
        <source>Clicks</source>
        <translation>Cliques</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Shows their users; next chat goes from one to the next, the least credible first</source>
        <translation>Mostra os seus utilizadores; próxima conversa passa de uma à seguinte, as menos credíveis primeiro</translation>
    </message>
    <message>
        <source>Answers that are probably wrong</source>
        <translation>Respostas provavelmente erradas</translation>
    </message>
    <message>
        <source>Suspected clicks</source>
        <translation>Cliques suspeitos</translation>
    </message>
    <message>
        <source>Suspected labels</source>
        <translation>Etiquetas suspeitas</translation>
    </message>
    <message>
        <source>Looking for answers that are probably wrong...</source>
        <translation>A procurar respostas provavelmente erradas...</translation>
    </message>
    <message>
        <source>Choose a run at the top: what it finds hard to believe is doubted.</source>
        <translation>Escolha uma execução em cima: duvida-se do que lhe custa a crer.</translation>
    </message>
    <message>
        <source>%1 of %2 clicks are suspected of being wrong</source>
        <translation>Suspeita-se que %1 de %2 cliques estão errados</translation>
    </message>
    <message>
        <source>%1 of %2 labels are suspected of being wrong</source>
        <translation>Suspeita-se que %1 de %2 etiquetas estão erradas</translation>
    </message>
    <message>
        <source>%1, by confident learning on the test part of %2. %3 chats without exactly one such answer are left out.</source>
        <translation>%1, por confident learning na parte de teste de %2. Ficam de fora %3 conversas sem exatamente uma resposta dessas.</translation>
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
        <translation>Consultas antes</translation>
    </message>
    <message>
        <source>Ranker before</source>
        <translation>Ordenador antes</translation>
    </message>
    <message>
        <source>Queries after</source>
        <translation>Consultas depois</translation>
    </message>
    <message>
        <source>Ranker after</source>
        <translation>Ordenador depois</translation>
    </message>
    <message>
        <source>Queries&apos; effect</source>
        <translation>Efeito das consultas</translation>
    </message>
    <message>
        <source>Ranker&apos;s effect</source>
        <translation>Efeito do ordenador</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::SwapPanel</name>
    <message>
        <source>Swap</source>
        <translation>Troca</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, to see which half of the change did it.</source>
        <translation>Escolha duas execuções, antes e depois, para ver que metade da mudança o causou.</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Métrica</translation>
    </message>
    <message>
        <source>The metric of the four cells</source>
        <translation>A métrica das quatro células</translation>
    </message>
    <message>
        <source>Each ranker on each set of latent queries</source>
        <translation>Cada ordenador em cada conjunto de consultas latentes</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Corrigidas</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Estragadas</translation>
    </message>
    <message>
        <source>Each ranker scores the latent queries of the other run...</source>
        <translation>Cada ordenador pontua as consultas latentes da outra execução...</translation>
    </message>
    <message>
        <source>Swap the halves</source>
        <translation>Trocar as metades</translation>
    </message>
    <message>
        <source>%1 chats scored by each ranker on each set of latent queries; half of the 95 % interval over users beside each number</source>
        <translation>%1 conversas pontuadas por cada ordenador em cada conjunto de consultas latentes; metade do intervalo de 95 % sobre os utilizadores ao lado de cada número</translation>
    </message>
    <message>
        <source>%1: of %2 in all, the latent queries cause %3 and the ranker %4. A half&apos;s share is the mean of its two effects (Shapley value).</source>
        <translation>%1: de %2 ao todo, as consultas latentes causam %3 e o ordenador %4. A parte de uma metade é a média dos seus dois efeitos (valor de Shapley).</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining</name>
    <message>
        <source>User and chat</source>
        <translation>Utilizador e conversa</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Intenção</translation>
    </message>
    <message>
        <source>Words in common</source>
        <translation>Palavras em comum</translation>
    </message>
    <message>
        <source>Latent query</source>
        <translation>Consulta latente</translation>
    </message>
    <message>
        <source>an average chat</source>
        <translation>uma conversa média</translation>
    </message>
    <message>
        <source>a chat without values</source>
        <translation>uma conversa sem valores</translation>
    </message>
    <message>
        <source>within %1</source>
        <translation>dentro de %1</translation>
    </message>
    <message>
        <source>NOT within %1</source>
        <translation>NÃO dentro de %1</translation>
    </message>
    <message>
        <source>Score %1, %2 %3. Completeness error %4, %5, after %6 steps.</source>
        <translation>Pontuação %1, %2 %3. Erro de completude %4, %5, após %6 passos.</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::CausePanel</name>
    <message>
        <source>Why it changed</source>
        <translation>Porque mudou</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, to see what changed a ranking.</source>
        <translation>Escolha duas execuções, antes e depois, para ver o que mudou uma ordenação.</translation>
    </message>
    <message>
        <source>Parts and groups</source>
        <translation>Partes e grupos</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Conversas</translation>
    </message>
    <message>
        <source>Whose change is explained</source>
        <translation>De quem se explica a mudança</translation>
    </message>
    <message>
        <source>This chat</source>
        <translation>Esta conversa</translation>
    </message>
    <message>
        <source>This user&apos;s changed chats</source>
        <translation>Conversas mudadas deste utilizador</translation>
    </message>
    <message>
        <source>All with another first intent</source>
        <translation>Todas com outra primeira intenção</translation>
    </message>
    <message>
        <source>Fixed chats</source>
        <translation>Conversas corrigidas</translation>
    </message>
    <message>
        <source>Broken chats</source>
        <translation>Conversas estragadas</translation>
    </message>
    <message>
        <source>State of the answer</source>
        <translation>Estado da resposta</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>What moved the lead</source>
        <translation>O que moveu o avanço</translation>
    </message>
    <message>
        <source>Chats behind it</source>
        <translation>Conversas por trás disso</translation>
    </message>
    <message>
        <source>Explaining both runs...</source>
        <translation>A explicar ambas as execuções...</translation>
    </message>
    <message>
        <source>The change could not be explained.</source>
        <translation>Não foi possível explicar a mudança.</translation>
    </message>
    <message>
        <source>Stopped. Choose again whose change is explained.</source>
        <translation>Parado. Escolha de novo de quem se explica a mudança.</translation>
    </message>
    <message>
        <source>What changed from %1 to %2</source>
        <translation>O que mudou de %1 para %2</translation>
    </message>
    <message>
        <source>“%1” stayed ahead of “%2”</source>
        <translation>“%1” continuou à frente de “%2”</translation>
    </message>
    <message>
        <source>Why “%1” is ahead of “%2” now</source>
        <translation>Porque “%1” está agora à frente de “%2”</translation>
    </message>
    <message>
        <source>Why “%1” is behind “%2” now</source>
        <translation>Porque “%1” está agora atrás de “%2”</translation>
    </message>
    <message>
        <source>%1 of %2 chats, evenly spread</source>
        <translation>%1 de %2 conversas, espalhadas por igual</translation>
    </message>
    <message>
        <source>%1 chats</source>
        <translation>%1 conversas</translation>
    </message>
    <message>
        <source>%1 users</source>
        <translation>%1 utilizadores</translation>
    </message>
    <message>
        <source>both runs read the same latent queries, or none: all is the ranker&apos;s</source>
        <translation>ambas as execuções leem as mesmas consultas latentes, ou nenhumas: tudo se deve ao ordenador</translation>
    </message>
    <message>
        <source>only one run reads latent queries: ranker and queries cannot be told apart</source>
        <translation>só uma execução lê consultas latentes: não se podem distinguir ordenador e consultas</translation>
    </message>
    <message>
        <source>the vectors have other sizes: ranker and queries cannot be told apart</source>
        <translation>os vetores têm tamanhos diferentes: não se podem distinguir ordenador e consultas</translation>
    </message>
    <message>
        <source>left over at most %1</source>
        <translation>resto de %1 no máximo</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::ChangeModel</name>
    <message>
        <source>Lead</source>
        <translation>Avanço</translation>
    </message>
    <message>
        <source>By part of the ranker</source>
        <translation>Por parte do ordenador</translation>
    </message>
    <message>
        <source>By feature group</source>
        <translation>Por grupo de atributos</translation>
    </message>
    <message>
        <source>Left over</source>
        <translation>Resto</translation>
    </message>
    <message>
        <source>What numerical integration leaves over: the change of the lead less that of the parts. The worst of one chat is %1.</source>
        <translation>O que a integração numérica deixa de resto: a mudança do avanço menos a das partes. O pior de uma conversa é %1.</translation>
    </message>
    <message>
        <source>%1: %2 before, %3 after, change %4</source>
        <translation>%1: %2 antes, %3 depois, mudança %4</translation>
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
        <translation>Avanço %1 antes, %2 depois</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::EffectSumsModel</name>
    <message>
        <source>By part of the ranker</source>
        <translation>Por parte do ordenador</translation>
    </message>
    <message>
        <source>By feature group</source>
        <translation>Por grupo de atributos</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::ExplainPanel</name>
    <message>
        <source>Explain</source>
        <translation>Explicar</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Atributos</translation>
    </message>
    <message>
        <source>Parts and groups</source>
        <translation>Partes e grupos</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Execução</translation>
    </message>
    <message>
        <source>Whose ranker is asked</source>
        <translation>A que ordenador se pergunta</translation>
    </message>
    <message>
        <source>What is explained</source>
        <translation>O que se explica</translation>
    </message>
    <message>
        <source>The score of the chosen intent, or how far it is ahead of another</source>
        <translation>A pontuação da intenção escolhida, ou quanto está à frente de outra</translation>
    </message>
    <message>
        <source>Held against</source>
        <translation>Face a</translation>
    </message>
    <message>
        <source>What the effects are counted from</source>
        <translation>A partir de que se contam os efeitos</translation>
    </message>
    <message>
        <source>an average chat</source>
        <translation>uma conversa média</translation>
    </message>
    <message>
        <source>no values</source>
        <translation>sem valores</translation>
    </message>
    <message>
        <source>State of the answer</source>
        <translation>Estado da resposta</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Latent query</source>
        <translation>Consulta latente</translation>
    </message>
    <message>
        <source>Back to the stored latent query</source>
        <translation>Voltar à consulta latente guardada</translation>
    </message>
    <message>
        <source>Reset the latent query</source>
        <translation>Repor a consulta latente</translation>
    </message>
    <message>
        <source>Find a feature</source>
        <translation>Procurar um atributo</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Repor tudo</translation>
    </message>
    <message>
        <source>Every feature and the latent query back to what they were</source>
        <translation>Todos os atributos e a consulta latente de volta ao que eram</translation>
    </message>
    <message>
        <source>Effects of parts and groups</source>
        <translation>Efeitos de partes e grupos</translation>
    </message>
    <message>
        <source>After: %1</source>
        <translation>Depois: %1</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>Antes: %1</translation>
    </message>
    <message>
        <source>Why this ranking</source>
        <translation>Porquê esta ordenação</translation>
    </message>
    <message>
        <source>Open a workspace with data to ask why a chat was ranked as it was.</source>
        <translation>Abra um espaço de trabalho com dados para perguntar porque uma conversa foi ordenada assim.</translation>
    </message>
    <message>
        <source>Score the data with a checkpoint to ask why a chat was ranked as it was.</source>
        <translation>Pontue os dados com um checkpoint para perguntar porque uma conversa foi ordenada assim.</translation>
    </message>
    <message>
        <source>Choose a chat to see what moved its ranking, and to change it.</source>
        <translation>Escolha uma conversa para ver o que moveu a sua ordenação, e para a mudar.</translation>
    </message>
    <message>
        <source>its score</source>
        <translation>a sua pontuação</translation>
    </message>
    <message>
        <source>its lead over “%1”</source>
        <translation>o seu avanço sobre “%1”</translation>
    </message>
    <message>
        <source>One text is no value yet and is left out.</source>
        <translation>Um texto ainda não é valor e fica de fora.</translation>
    </message>
    <message>
        <source>%1 texts are no values yet and are left out.</source>
        <translation>%1 textos ainda não são valores e ficam de fora.</translation>
    </message>
    <message>
        <source>Change it, and %1 reads the new text.</source>
        <translation>Mude-a, e %1 lê o novo texto.</translation>
    </message>
    <message>
        <source>Stopped. Change something, or choose another chat, to ask again.</source>
        <translation>Parado. Mude algo, ou escolha outra conversa, para perguntar de novo.</translation>
    </message>
    <message>
        <source>Why “%1” is behind “%2”</source>
        <translation>Porque “%1” está atrás de “%2”</translation>
    </message>
    <message>
        <source>Why “%1” is ahead of “%2”</source>
        <translation>Porque “%1” está à frente de “%2”</translation>
    </message>
    <message>
        <source>Why “%1” ranks %2 of %3</source>
        <translation>Porque “%1” fica em %2 de %3</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Como está</translation>
    </message>
    <message>
        <source>As edited</source>
        <translation>Como editado</translation>
    </message>
    <message>
        <source>No effects: %1</source>
        <translation>Sem efeitos: %1</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::FeatureEdit</name>
    <message>
        <source>missing</source>
        <translation>em falta</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::FeatureEffectsModel</name>
    <message>
        <source>User: %1</source>
        <translation>Utilizador: %1</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilizador</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Geral</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>em falta</translation>
    </message>
    <message>
        <source>This is no value: %1</source>
        <translation>Isto não é um valor: %1</translation>
    </message>
    <message>
        <source>It was %1.</source>
        <translation>Era %1.</translation>
    </message>
    <message>
        <source>The ranker does not read it.</source>
        <translation>O ordenador não o lê.</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::FeatureTable</name>
    <message>
        <source>Features and their effects</source>
        <translation>Atributos e os seus efeitos</translation>
    </message>
    <message>
        <source>Set to missing</source>
        <translation>Pôr em falta</translation>
    </message>
    <message>
        <source>Back to what it was</source>
        <translation>Voltar ao que era</translation>
    </message>
</context>
<context>
    <name>intentscope::jobs::JobListModel</name>
    <message>
        <source>waiting</source>
        <translation>à espera</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>a parar</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>faltam %1</translation>
    </message>
</context>
<context>
    <name>intentscope::jobs::JobStatusWidget</name>
    <message>
        <source>%1 left</source>
        <translation>faltam %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel the running job</source>
        <translation>Cancelar a tarefa em curso</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>e mais %1</translation>
    </message>
</context>
<context>
    <name>intentscope::labelling::IntentListModel</name>
    <message>
        <source>%1, letters %2</source>
        <translation>%1, letras %2</translation>
    </message>
</context>
<context>
    <name>intentscope::models</name>
    <message>
        <source>chat</source>
        <translation>conversa</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sim</translation>
    </message>
    <message>
        <source>no</source>
        <translation>não</translation>
    </message>
</context>
<context>
    <name>intentscope::models::CompareModel</name>
    <message>
        <source>%1: difference from %2 to %3
%4 chats of %5 users, %6 groups
Ties: %7 before, %8 after</source>
        <translation>%1: diferença de %2 a %3
%4 conversas de %5 utilizadores, %6 grupos
Empates: %7 antes, %8 depois</translation>
    </message>
</context>
<context>
    <name>intentscope::models::ContextModel</name>
    <message>
        <source>General</source>
        <translation>Geral</translation>
    </message>
    <message>
        <source>Unusual: 98 of 100 chats have %1 to %2</source>
        <translation>Invulgar: 98 em 100 conversas têm de %1 a %2</translation>
    </message>
    <message>
        <source>(in a sample of %1 chats)</source>
        <translation>(numa amostra de %1 conversas)</translation>
    </message>
    <message>
        <source>Adds %1 to the explained score</source>
        <translation>Soma %1 à pontuação explicada</translation>
    </message>
</context>
<context>
    <name>intentscope::models::ImpressionsModel</name>
    <message>
        <source>When the chatbot opened (%1)</source>
        <translation>Quando o chatbot abriu (%1)</translation>
    </message>
</context>
<context>
    <name>intentscope::models::LabelsModel</name>
    <message>
        <source>Right</source>
        <translation>Certa</translation>
    </message>
    <message>
        <source>Acceptable</source>
        <translation>Aceitável</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Errada</translation>
    </message>
    <message>
        <source>not in this dataset</source>
        <translation>não está nestes dados</translation>
    </message>
</context>
<context>
    <name>intentscope::models::NearestIntentsModel</name>
    <message>
        <source>%1%2
place %3 of %4, cosine %5</source>
        <translation>%1%2
lugar %3 de %4, cosseno %5</translation>
    </message>
    <message>
        <source> (clicked)</source>
        <translation> (clicada)</translation>
    </message>
</context>
<context>
    <name>intentscope::models::UsersModel</name>
    <message>
        <source>Ordering users</source>
        <translation>A ordenar utilizadores</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours</name>
    <message>
        <source>nothing clicked</source>
        <translation>nada clicado</translation>
    </message>
    <message>
        <source>no region</source>
        <translation>sem região</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>corrigidas</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>estragadas</translation>
    </message>
    <message>
        <source>both right</source>
        <translation>ambas certas</translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation>ambas erradas</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>não comparadas</translation>
    </message>
    <message>
        <source>other</source>
        <translation>outras</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::DriftModel</name>
    <message>
        <source>%1 (%2)
purity over %3 of %4 chats: those with a click, and neighbours with one</source>
        <translation>%1 (%2)
pureza sobre %3 de %4 conversas: as que têm clique, e vizinhos com um</translation>
    </message>
    <message>
        <source>Ordering users</source>
        <translation>A ordenar utilizadores</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::DriftPanel</name>
    <message>
        <source>Drift</source>
        <translation>Desvio</translation>
    </message>
    <message>
        <source>How neighbours changed, by user</source>
        <translation>Como os vizinhos mudaram, por utilizador</translation>
    </message>
    <message>
        <source>Users by the change of their neighbours</source>
        <translation>Utilizadores pela mudança dos seus vizinhos</translation>
    </message>
    <message>
        <source>%1 users, %2 chats</source>
        <translation>%1 utilizadores, %2 conversas</translation>
    </message>
    <message>
        <source>overlap@%1 %2</source>
        <translation>sobreposição@%1 %2</translation>
    </message>
    <message>
        <source>rank-biased overlap %1</source>
        <translation>rank-biased overlap %1</translation>
    </message>
    <message>
        <source>purity %1 → %2, %3</source>
        <translation>pureza %1 → %2, %3</translation>
    </message>
    <message>
        <source>approximate, recall@%1 %2 and %3</source>
        <translation>aproximado, recall@%1 %2 e %3</translation>
    </message>
    <message>
        <source>Means over users, every user counts the same; with half the 95 % interval.
%1 users have a purity on both sides, %2 have none. p of the rank-biased overlap is %3.
%4 chats lack a latent query on one of the sides.</source>
        <translation>Médias sobre utilizadores, cada um conta o mesmo; com metade do intervalo de 95 %.
%1 utilizadores têm pureza nos dois lados, %2 não têm. O p do rank-biased overlap é %3.
A %4 conversas falta uma consulta latente num dos lados.</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::GroupLegend</name>
    <message>
        <source>%1: %2 points</source>
        <translation>%1: %2 pontos</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legenda</translation>
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
        <translation>✗ saiu</translation>
    </message>
    <message>
        <source>+ new</source>
        <translation>+ novo</translation>
    </message>
    <message>
        <source>right, at %1</source>
        <translation>certa, em %1</translation>
    </message>
    <message>
        <source>wrong, at %1</source>
        <translation>errada, em %1</translation>
    </message>
    <message>
        <source>%1 of %2 right</source>
        <translation>%1 de %2 certas</translation>
    </message>
    <message>
        <source>%1, and %2 more</source>
        <translation>%1, e mais %2</translation>
    </message>
    <message>
        <source>No text</source>
        <translation>Sem texto</translation>
    </message>
    <message>
        <source>A neighbour on both sides; place %1 on the other</source>
        <translation>Vizinho nos dois lados; lugar %1 no outro</translation>
    </message>
    <message>
        <source>Not among the neighbours after</source>
        <translation>Não está entre os vizinhos depois</translation>
    </message>
    <message>
        <source>Not among the neighbours before</source>
        <translation>Não está entre os vizinhos antes</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::NeighboursPanel</name>
    <message>
        <source>Neighbours</source>
        <translation>Vizinhos</translation>
    </message>
    <message>
        <source>Choose a chat to see whose latent queries are near to its own.</source>
        <translation>Escolha uma conversa para ver que consultas latentes estão perto da sua.</translation>
    </message>
    <message>
        <source>k = </source>
        <translation>k = </translation>
    </message>
    <message>
        <source>How many neighbours are looked for on each side</source>
        <translation>Quantos vizinhos se procuram em cada lado</translation>
    </message>
    <message>
        <source>Number of neighbours</source>
        <translation>Número de vizinhos</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exato</translation>
    </message>
    <message>
        <source>approximate</source>
        <translation>aproximado</translation>
    </message>
    <message>
        <source>Exact reads every latent query. Approximate searches a graph, which is built
first; how many of the exact neighbours it finds is measured and shown.</source>
        <translation>Exato lê todas as consultas latentes. Aproximado procura num grafo, construído
primeiro; mede-se e mostra-se quantos dos vizinhos exatos encontra.</translation>
    </message>
    <message>
        <source>How neighbours are searched</source>
        <translation>Como se procuram os vizinhos</translation>
    </message>
    <message>
        <source>Neighbours before</source>
        <translation>Vizinhos antes</translation>
    </message>
    <message>
        <source>Neighbours after</source>
        <translation>Vizinhos depois</translation>
    </message>
    <message>
        <source>Neighbours of chat %1, %2</source>
        <translation>Vizinhos da conversa %1, %2</translation>
    </message>
    <message>
        <source>among %1 different latent queries</source>
        <translation>entre %1 consultas latentes diferentes</translation>
    </message>
    <message>
        <source>%1 other chats share this one</source>
        <translation>%1 outras conversas partilham esta</translation>
    </message>
    <message>
        <source>overlap@%1 %2, rank-biased overlap %3</source>
        <translation>sobreposição@%1 %2, rank-biased overlap %3</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>Antes: %1</translation>
    </message>
    <message>
        <source>After: %1</source>
        <comment>a set of latent queries</comment>
        <translation>Depois: %1</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(sem texto)</translation>
    </message>
    <message>
        <source>approximate, recall@%1 %2 on %3 latent queries</source>
        <translation>aproximado, recall@%1 %2 em %3 consultas latentes</translation>
    </message>
    <message>
        <source>purity %1</source>
        <translation>pureza %1</translation>
    </message>
    <message>
        <source>no purity: no click to compare</source>
        <translation>sem pureza: nenhum clique para comparar</translation>
    </message>
    <message>
        <source>
Purity: the share of the neighbours&apos; clicked chats that clicked an intent which this chat clicked.
The common direction of the set&apos;s vectors makes up %1 % of their mean squared length and is subtracted.</source>
        <translation>
Pureza: a parte das conversas clicadas dos vizinhos que clicaram numa intenção que esta conversa clicou.
A direção comum dos vetores do conjunto perfaz %1 % do seu comprimento quadrático médio e é subtraída.</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::ProbePanel</name>
    <message>
        <source>Probe</source>
        <translation>Sonda</translation>
    </message>
    <message>
        <source>Nearest latent queries</source>
        <translation>Consultas latentes mais próximas</translation>
    </message>
    <message>
        <source>Nearest intents of the knowledge base</source>
        <translation>Intenções mais próximas da base de conhecimento</translation>
    </message>
    <message>
        <source>Ranking of this chat</source>
        <translation>Ordenação desta conversa</translation>
    </message>
    <message>
        <source>Type a latent query: my parcel is stuck</source>
        <translation>Escreva uma consulta latente: a minha encomenda está parada</translation>
    </message>
    <message>
        <source>Latent query</source>
        <translation>Consulta latente</translation>
    </message>
    <message>
        <source>before</source>
        <translation>antes</translation>
    </message>
    <message>
        <source>after</source>
        <translation>depois</translation>
    </message>
    <message>
        <source>Whose latent queries it is compared with, and whose ranker ranks with it</source>
        <translation>Com as consultas latentes de quem é comparada, e o ordenador de quem ordena com ela</translation>
    </message>
    <message>
        <source>Before or after</source>
        <translation>Antes ou depois</translation>
    </message>
    <message>
        <source>The reasoner reads it as its own answer to this chat</source>
        <translation>O raciocinador lê-a como a sua própria resposta a esta conversa</translation>
    </message>
    <message>
        <source>Type what the user might have wanted and see what it is near to, and how it would rank.</source>
        <translation>Escreva o que o utilizador poderia ter querido e veja de que está perto, e como ordenaria.</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Como está</translation>
    </message>
    <message>
        <source>With the probe</source>
        <translation>Com a sonda</translation>
    </message>
    <message>
        <source>“%1”, read by %2 for this chat; compared with %3</source>
        <translation>“%1”, lida por %2 para esta conversa; comparada com %3</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::ProjectionPanel</name>
    <message>
        <source>PCA, %1 % of the variance</source>
        <translation>PCA, %1 % da variância</translation>
    </message>
    <message>
        <source>UMAP, %1 neighbours, least distance %2, seed %3</source>
        <translation>UMAP, %1 vizinhos, distância mínima %2, semente %3</translation>
    </message>
    <message>
        <source>given coordinates</source>
        <translation>coordenadas dadas</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projeção</translation>
    </message>
    <message>
        <source>No latent queries are on screen.</source>
        <translation>Não há consultas latentes no ecrã.</translation>
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
        <translation>Como se projetam os pontos</translation>
    </message>
    <message>
        <source>k = </source>
        <translation>k = </translation>
    </message>
    <message>
        <source>Neighbours of a point that UMAP keeps near, the point itself among them</source>
        <translation>Vizinhos de um ponto que o UMAP mantém perto, o próprio ponto entre eles</translation>
    </message>
    <message>
        <source>dist </source>
        <translation>dist. </translation>
    </message>
    <message>
        <source>How near points may come to each other in the plane</source>
        <translation>Quão perto os pontos podem ficar uns dos outros no plano</translation>
    </message>
    <message>
        <source>seed </source>
        <translation>semente </translation>
    </message>
    <message>
        <source>The same seed gives the same picture</source>
        <translation>A mesma semente dá a mesma imagem</translation>
    </message>
    <message>
        <source>by clicked intent</source>
        <translation>por intenção clicada</translation>
    </message>
    <message>
        <source>by outcome</source>
        <translation>por resultado</translation>
    </message>
    <message>
        <source>by region</source>
        <translation>por região</translation>
    </message>
    <message>
        <source>What the colours and shapes mean</source>
        <translation>O que significam as cores e as formas</translation>
    </message>
    <message>
        <source>What the colours mean</source>
        <translation>O que significam as cores</translation>
    </message>
    <message>
        <source>before</source>
        <translation>antes</translation>
    </message>
    <message>
        <source>after</source>
        <translation>depois</translation>
    </message>
    <message>
        <source>Whose points are shown</source>
        <translation>De quem são os pontos mostrados</translation>
    </message>
    <message>
        <source>arrows</source>
        <translation>setas</translation>
    </message>
    <message>
        <source>From before to after, of the chosen points</source>
        <translation>De antes para depois, dos pontos escolhidos</translation>
    </message>
    <message>
        <source>given</source>
        <translation>dadas</translation>
    </message>
    <message>
        <source>density of all %1 latent queries: the stronger, the more</source>
        <translation>densidade de todas as %1 consultas latentes: quanto mais forte, mais há</translation>
    </message>
    <message>
        <source>all %1 different latent queries</source>
        <translation>todas as %1 consultas latentes diferentes</translation>
    </message>
    <message>
        <source>trustworthiness@%1 %2 on %3 of them</source>
        <translation>fiabilidade@%1 %2 em %3 delas</translation>
    </message>
    <message>
        <source>from approximate neighbours, recall %1</source>
        <translation>de vizinhos aproximados, recall %1</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::ProjectionView</name>
    <message>
        <source>Latent queries as points</source>
        <translation>Consultas latentes como pontos</translation>
    </message>
    <message>
        <source>Drag draws a lasso. Wheel or + and - zoom, arrow keys pan, F shows everything, Escape forgets the lasso.</source>
        <translation>Arrastar desenha um laço. A roda ou + e - aproximam e afastam, as setas deslocam, F mostra tudo, Escape esquece o laço.</translation>
    </message>
    <message>
        <source>Drawing points</source>
        <translation>A desenhar pontos</translation>
    </message>
    <message>
        <source>Looking into the lasso</source>
        <translation>A ver dentro do laço</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::AnswersPanel</name>
    <message>
        <source>%1, the decision</source>
        <translation>%1, a decisão</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Saltada</translation>
    </message>
    <message>
        <source>What the annotators said</source>
        <translation>O que os anotadores disseram</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quem</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Intenção</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>Ordenação</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Consulta</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Causa</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Certeza</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Take this answer</source>
        <translation>Tomar esta resposta</translation>
    </message>
    <message>
        <source>Decide anew</source>
        <translation>Decidir de novo</translation>
    </message>
    <message>
        <source>An answer&apos;s number takes it and goes on to the next chat</source>
        <translation>O número de uma resposta toma-a e passa à próxima conversa</translation>
    </message>
    <message>
        <source>None is right: say so in the label panel</source>
        <translation>Nenhuma está certa: diga-o no painel de etiquetas</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::ComparePanel</name>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Metrics before and after</source>
        <translation>Métricas antes e depois</translation>
    </message>
    <message>
        <source>Comparing the two runs...</source>
        <translation>A comparar as duas execuções...</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, to see what changed between them.</source>
        <translation>Escolha duas execuções, antes e depois, para ver o que mudou entre elas.</translation>
    </message>
    <message>
        <source>%1 compared with %2</source>
        <translation>%1 comparada com %2</translation>
    </message>
    <message>
        <source>%1 users got better, %2 got worse.</source>
        <translation>%1 utilizadores melhoraram, %2 pioraram.</translation>
    </message>
    <message>
        <source>%1 chats scored by both</source>
        <translation>%1 conversas pontuadas por ambas</translation>
    </message>
    <message>
        <source>GAUC by %1, weighted by %2</source>
        <translation>GAUC por %1, ponderada por %2</translation>
    </message>
    <message>
        <source>%1 chats not scored by both</source>
        <translation>%1 conversas não pontuadas por ambas</translation>
    </message>
    <message>
        <source>%1 chats without a click</source>
        <translation>%1 conversas sem clique</translation>
    </message>
    <message>
        <source>1 group dropped from GAUC</source>
        <translation>1 grupo excluído do GAUC</translation>
    </message>
    <message>
        <source>%1 groups dropped from GAUC</source>
        <translation>%1 grupos excluídos do GAUC</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>e mais %1</translation>
    </message>
    <message>
        <source>Keep what broke</source>
        <translation>Guardar o que se estragou</translation>
    </message>
    <message>
        <source>Adds what is broken to the workspace&apos;s regression basket: every later run has to get it right</source>
        <translation>Junta o que se estragou ao cesto de regressão do espaço de trabalho: cada execução posterior tem de o acertar</translation>
    </message>
    <message>
        <source>Test basket</source>
        <translation>Testar o cesto</translation>
    </message>
    <message>
        <source>Says which expectations of the basket the run after does not meet</source>
        <translation>Diz que expectativas do cesto a execução posterior não cumpre</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::ContextPanel</name>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>Features of the chat</source>
        <translation>Atributos da conversa</translation>
    </message>
    <message>
        <source>Choose a chat to see what was known when it opened.</source>
        <translation>Escolha uma conversa para ver o que se sabia quando abriu.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 features</source>
        <translation>%1 atributos</translation>
    </message>
    <message>
        <source>, %1 unusual</source>
        <translation>, %1 invulgares</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::FacetsPanel</name>
    <message>
        <source>Facets</source>
        <translation>Facetas</translation>
    </message>
    <message>
        <source>Column to count</source>
        <translation>Coluna a contar</translation>
    </message>
    <message>
        <source>The column whose values are counted below</source>
        <translation>A coluna cujos valores se contam em baixo</translation>
    </message>
    <message>
        <source>Values and how many impressions have them</source>
        <translation>Valores e quantas impressões os têm</translation>
    </message>
    <message>
        <source>Import data to count its values.</source>
        <translation>Importe dados para contar os seus valores.</translation>
    </message>
    <message>
        <source>Counting %1</source>
        <translation>A contar %1</translation>
    </message>
    <message>
        <source> %1 rarer values have %2.</source>
        <translation> %1 valores mais raros têm %2.</translation>
    </message>
    <message>
        <source>Impressions by value. Click one to filter by it.</source>
        <translation>Impressões por valor. Clique num para filtrar por ele.</translation>
    </message>
    <message>
        <source>Impressions by value; full bars: in the filter. Click one to narrow it.</source>
        <translation>Impressões por valor; barras cheias: no filtro. Clique num para o estreitar.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::GuidelinesPanel</name>
    <message>
        <source>Guidelines</source>
        <translation>Diretrizes</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::ImportColumns</name>
    <message>
        <source>%1 rows looked at: %2 empty, %3 different values</source>
        <translation>%1 linhas vistas: %2 vazias, %3 valores diferentes</translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation>Colunas do ficheiro</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Coluna</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Por exemplo</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Porquê</translation>
    </message>
    <message>
        <source>Kind of %1</source>
        <translation>Tipo de %1</translation>
    </message>
    <message>
        <source>Role of %1</source>
        <translation>Papel de %1</translation>
    </message>
    <message>
        <source>you chose it</source>
        <translation>escolhido por si</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::ImportPage</name>
    <message>
        <source>Import %1</source>
        <translation>Importar %1</translation>
    </message>
    <message>
        <source>Reading the first rows...</source>
        <translation>A ler as primeiras linhas...</translation>
    </message>
    <message>
        <source>%1 columns, proposed from %2 rows. Change what is wrong, then import.</source>
        <translation>%1 colunas, propostas a partir de %2 linhas. Corrija o que está errado e importe.</translation>
    </message>
    <message>
        <source>because %1</source>
        <translation>porque %1</translation>
    </message>
    <message>
        <source>A dataset directory; dataset.json says what its columns are. Times in %1.</source>
        <translation>Uma pasta de dados; dataset.json diz o que são as colunas. Horas em %1.</translation>
    </message>
    <message>
        <source>%1 Times in %2.</source>
        <translation>%1 Horas em %2.</translation>
    </message>
    <message>
        <source>It cannot be imported as it is.</source>
        <translation>Não se pode importar tal como está.</translation>
    </message>
    <message>
        <source>you chose it</source>
        <translation>escolhido por si</translation>
    </message>
    <message>
        <source>Importing...</source>
        <translation>A importar...</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>a chat with the intent that the user chose</source>
        <translation>uma conversa com a intenção que o utilizador escolheu</translation>
    </message>
    <message>
        <source>an intent that was shown, clicked or not</source>
        <translation>uma intenção que foi mostrada, clicada ou não</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>segundos</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>milissegundos</translation>
    </message>
    <message>
        <source>microseconds</source>
        <translation>microssegundos</translation>
    </message>
    <message>
        <source>nanoseconds</source>
        <translation>nanossegundos</translation>
    </message>
    <message>
        <source>Times that are numbers count</source>
        <translation>Horas em números contam</translation>
    </message>
    <message>
        <source>Each row is a user of its own</source>
        <translation>Cada linha é um utilizador próprio</translation>
    </message>
    <message>
        <source>Each row is</source>
        <translation>Cada linha é</translation>
    </message>
    <message>
        <source>The first rows of the file</source>
        <translation>As primeiras linhas do ficheiro</translation>
    </message>
    <message>
        <source>Tables of the dataset</source>
        <translation>Tabelas dos dados</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabela</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Ficheiro</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colunas</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>stop at the first one</source>
        <translation>parar na primeira</translation>
    </message>
    <message>
        <source>leave them out and list them</source>
        <translation>deixá-las de fora e listá-las</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>Novo espaço de trabalho</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Bad rows</source>
        <translation>Linhas más</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::IntentChooser</name>
    <message>
        <source>Find an intent</source>
        <translation>Procurar uma intenção</translation>
    </message>
    <message>
        <source>What did the user want?</source>
        <translation>O que queria o utilizador?</translation>
    </message>
    <message>
        <source>Find any intent</source>
        <translation>Procurar qualquer intenção</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::KbPanel</name>
    <message>
        <source>Knowledge base</source>
        <translation>Base de conhecimento</translation>
    </message>
    <message>
        <source>Choose an intent in the ranking to read what the knowledge base says of it.</source>
        <translation>Escolha uma intenção na ordenação para ler o que a base de conhecimento diz dela.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Resposta</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::LabelDetails</name>
    <message>
        <source>Query is</source>
        <translation>A consulta é</translation>
    </message>
    <message>
        <source>The latent query as it should be</source>
        <translation>A consulta latente como devia ser</translation>
    </message>
    <message>
        <source>Why is the ranking wrong?</source>
        <translation>Porque está errada a ordenação?</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Causa</translation>
    </message>
    <message>
        <source>Better ranking</source>
        <translation>Melhor ordenação</translation>
    </message>
    <message>
        <source>Better query</source>
        <translation>Melhor consulta</translation>
    </message>
    <message>
        <source>I am</source>
        <translation>Tenho</translation>
    </message>
    <message>
        <source>No cause</source>
        <translation>Sem causa</translation>
    </message>
    <message>
        <source>None named</source>
        <translation>Nenhuma indicada</translation>
    </message>
    <message>
        <source>Cause of the error: %1</source>
        <translation>Causa do erro: %1</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::LabelPanel</name>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Refazer</translation>
    </message>
    <message>
        <source>Next chat</source>
        <translation>Próxima conversa</translation>
    </message>
    <message>
        <source>Saved on disk %1</source>
        <translation>Gravado em disco %1</translation>
    </message>
    <message>
        <source>Taken back, on disk %1</source>
        <translation>Retirado, em disco %1</translation>
    </message>
    <message>
        <source>Undone in this chat, on disk %1</source>
        <translation>Desfeito nesta conversa, em disco %1</translation>
    </message>
    <message>
        <source>Import data to label its chats.</source>
        <translation>Importe dados para etiquetar as suas conversas.</translation>
    </message>
    <message>
        <source>Choose a chat to say what the user wanted.</source>
        <translation>Escolha uma conversa para dizer o que o utilizador queria.</translation>
    </message>
    <message>
        <source>What did %1 want?</source>
        <translation>O que queria %1?</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Saltar</translation>
    </message>
    <message>
        <source>Skipped, on disk: %1</source>
        <translation>Saltada, em disco: %1</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>Judge the latent query, name a cause, compare the runs</source>
        <translation>Julgar a consulta latente, indicar uma causa, comparar as execuções</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::LatentQueryPanel</name>
    <message>
        <source>Latent query</source>
        <translation>Consulta latente</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Consulta</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Choose a chat to see what a reasoner makes of it.</source>
        <translation>Escolha uma conversa para ver o que um raciocinador faz dela.</translation>
    </message>
    <message>
        <source>No latent query is stored for this chat yet.</source>
        <translation>Ainda não há consulta latente guardada para esta conversa.</translation>
    </message>
    <message>
        <source>There is no reasoner in this workspace yet.</source>
        <translation>Ainda não há raciocinador neste espaço de trabalho.</translation>
    </message>
    <message>
        <source>Open a folder...</source>
        <translation>Abrir uma pasta...</translation>
    </message>
    <message>
        <source>Intents nearest to</source>
        <translation>Intenções mais próximas de</translation>
    </message>
    <message>
        <source>Which latent query the intents are near to</source>
        <translation>De que consulta latente as intenções estão perto</translation>
    </message>
    <message>
        <source>Nearest intents to</source>
        <translation>Intenções mais próximas de</translation>
    </message>
    <message>
        <source>Intents nearest to the latent query</source>
        <translation>Intenções mais próximas da consulta latente</translation>
    </message>
    <message>
        <source>Reasoner</source>
        <translation>Raciocinador</translation>
    </message>
    <message>
        <source>How answers are drawn: greedy or sampled, and how long they may be</source>
        <translation>Como se tiram as respostas: guloso ou por amostragem, e quão longas podem ser</translation>
    </message>
    <message>
        <source>Write latent query</source>
        <translation>Escrever consulta latente</translation>
    </message>
    <message>
        <source>Asks the chosen reasoner about this chat; nothing is stored</source>
        <translation>Pergunta ao raciocinador escolhido sobre esta conversa; nada se guarda</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Whole dataset...</source>
        <translation>Todos os dados...</translation>
    </message>
    <message>
        <source>Writes the latent query of every chat, or of a part, and stores them</source>
        <translation>Escreve a consulta latente de cada conversa, ou de uma parte, e guarda-as</translation>
    </message>
    <message>
        <source>Edit template...</source>
        <translation>Editar modelo...</translation>
    </message>
    <message>
        <source>Changes how chats are told to reasoners, with a preview</source>
        <translation>Muda como as conversas são contadas aos raciocinadores, com pré-visualização</translation>
    </message>
    <message>
        <source>Use the default</source>
        <translation>Usar o predefinido</translation>
    </message>
    <message>
        <source>Goes back to the template that comes with the program</source>
        <translation>Volta ao modelo que vem com o programa</translation>
    </message>
    <message>
        <source>the default</source>
        <translation>o predefinido</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <translation>A parar...</translation>
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
        <translation>a nova</translation>
    </message>
    <message>
        <source>after</source>
        <translation>depois</translation>
    </message>
    <message>
        <source>before</source>
        <translation>antes</translation>
    </message>
    <message>
        <source>This set holds no vectors.</source>
        <translation>Este conjunto não tem vetores.</translation>
    </message>
    <message>
        <source>This reasoner gives no vectors.</source>
        <translation>Este raciocinador não dá vetores.</translation>
    </message>
    <message>
        <source>The intents are being read...</source>
        <translation>As intenções estão a ser lidas...</translation>
    </message>
    <message>
        <source>%1 (on %2)</source>
        <translation>%1 (em %2)</translation>
    </message>
    <message>
        <source>Open a description of a server...</source>
        <translation>Abrir a descrição de um servidor...</translation>
    </message>
    <message>
        <source>Greedy, %1</source>
        <translation>Guloso, %1</translation>
    </message>
    <message>
        <source>T %1, %2 × %3</source>
        <translation>T %1, %2 × %3</translation>
    </message>
    <message>
        <source>How answers are drawn: %1</source>
        <translation>Como se tiram as respostas: %1</translation>
    </message>
    <message>
        <source>Send the prompt to this server</source>
        <translation>Enviar o prompt a este servidor</translation>
    </message>
    <message>
        <source>Off, nothing leaves this machine. The tab Prompt shows exactly what is sent to %1</source>
        <translation>Desligado, nada sai desta máquina. O separador Prompt mostra exatamente o que é enviado a %1</translation>
    </message>
    <message>
        <source>Template: %1</source>
        <translation>Modelo: %1</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::QueueForm</name>
    <message>
        <source>Make the queue</source>
        <translation>Fazer a fila</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Broken: right before, wrong after</source>
        <translation>Estragadas: certas antes, erradas depois</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Aleatória</translation>
    </message>
    <message>
        <source>Uncertain first</source>
        <translation>Primeiro as incertas</translation>
    </message>
    <message>
        <source>Runs disagree most first</source>
        <translation>Primeiro onde as execuções mais divergem</translation>
    </message>
    <message>
        <source>Most different latent queries</source>
        <translation>Consultas latentes mais diferentes</translation>
    </message>
    <message>
        <source>The same seed gives the same order</source>
        <translation>A mesma semente dá a mesma ordem</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Conversas</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordem</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Quantas</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semente</translation>
    </message>
    <message>
        <source>Those of the current slice</source>
        <translation>As da fatia atual</translation>
    </message>
    <message>
        <source>All chats</source>
        <translation>Todas as conversas</translation>
    </message>
    <message>
        <source>Chats that anybody has labelled are left out</source>
        <translation>As conversas que alguém já etiquetou ficam de fora</translation>
    </message>
    <message>
        <source>Needs a run before and a run after</source>
        <translation>Precisa de uma execução anterior e de uma posterior</translation>
    </message>
    <message>
        <source>Needs a run after</source>
        <translation>Precisa de uma execução posterior</translation>
    </message>
    <message>
        <source>Blind first</source>
        <translation>Primeiro às cegas</translation>
    </message>
    <message>
        <source>The models&apos; answers are shown after the first choice; both choices are kept</source>
        <translation>As respostas dos modelos mostram-se depois da primeira escolha; ambas as escolhas ficam guardadas</translation>
    </message>
    <message>
        <source>Markdown file, if there is one</source>
        <translation>Ficheiro Markdown, se houver</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Escolher um ficheiro</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>Diretrizes</translation>
    </message>
    <message>
        <source>Markdown or text (*.md *.txt)</source>
        <translation>Markdown ou texto (*.md *.txt)</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::QueuePanel</name>
    <message>
        <source>Queue</source>
        <translation>Fila</translation>
    </message>
    <message>
        <source>Import data to make a queue of its chats.</source>
        <translation>Importe dados para fazer uma fila com as suas conversas.</translation>
    </message>
    <message>
        <source>Queue to label</source>
        <translation>Fila a etiquetar</translation>
    </message>
    <message>
        <source>Done of the queue</source>
        <translation>Parte feita da fila</translation>
    </message>
    <message>
        <source>No queue: every chat</source>
        <translation>Sem fila: todas as conversas</translation>
    </message>
    <message>
        <source>New queue...</source>
        <translation>Nova fila...</translation>
    </message>
    <message>
        <source>A queue holds the chats to label, in an order of your choice.</source>
        <translation>Uma fila contém as conversas a etiquetar, numa ordem à sua escolha.</translation>
    </message>
    <message>
        <source>Choose a queue to go on where you stopped.</source>
        <translation>Escolha uma fila para continuar onde parou.</translation>
    </message>
    <message>
        <source>All %1 done</source>
        <translation>Todas as %1 feitas</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1 de %2 feitas</translation>
    </message>
    <message>
        <source>, %1 skipped</source>
        <translation>, %1 saltadas</translation>
    </message>
    <message>
        <source>Choose another queue, or look through this one again.</source>
        <translation>Escolha outra fila, ou volte a percorrer esta.</translation>
    </message>
    <message>
        <source>%1 a chat, about %2 left</source>
        <translation>%1 por conversa, faltam cerca de %2</translation>
    </message>
    <message>
        <source>The pace shows after two chats.</source>
        <translation>O ritmo aparece após duas conversas.</translation>
    </message>
    <message>
        <source>There is nothing to do in this queue.</source>
        <translation>Não há nada a fazer nesta fila.</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::RankingPanel</name>
    <message>
        <source>Ranking</source>
        <translation>Ordenação</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Topo</translation>
    </message>
    <message>
        <source>Show the first %1 intents of each list</source>
        <translation>Mostrar as primeiras %1 intenções de cada lista</translation>
    </message>
    <message>
        <source>Top %1</source>
        <translation>Topo %1</translation>
    </message>
    <message>
        <source>Choose a chat on the timeline to see how each run ranks the intents</source>
        <translation>Escolha uma conversa na cronologia para ver como cada execução ordena as intenções</translation>
    </message>
    <message>
        <source>Score the data with a checkpoint to see a ranking here</source>
        <translation>Pontue os dados com um checkpoint para ver aqui uma ordenação</translation>
    </message>
    <message>
        <source>No run has scored this chat</source>
        <translation>Nenhuma execução pontuou esta conversa</translation>
    </message>
    <message>
        <source>Ranking of chat %1</source>
        <translation>Ordenação da conversa %1</translation>
    </message>
    <message>
        <source>nothing clicked</source>
        <translation>nada clicado</translation>
    </message>
    <message>
        <source>clicked intent ranks %1</source>
        <translation>a intenção clicada fica em %1</translation>
    </message>
    <message>
        <source>clicked intent stays at rank %1</source>
        <translation>a intenção clicada continua em %1</translation>
    </message>
    <message>
        <source>clicked intent: rank %1 → %2</source>
        <translation>intenção clicada: lugar %1 → %2</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::RunsBar</name>
    <message>
        <source>Scored %1</source>
        <translation>Pontuado %1</translation>
    </message>
    <message>
        <source>Out of fold: every user was scored by a ranker that had not seen them</source>
        <translation>Fora da dobra: cada utilizador foi pontuado por um ordenador que não o tinha visto</translation>
    </message>
    <message>
        <source>Checkpoint %1</source>
        <translation>Checkpoint %1</translation>
    </message>
    <message>
        <source>Reasoner %1, %2</source>
        <translation>Raciocinador %1, %2</translation>
    </message>
    <message>
        <source>Latent queries %1, template %2, vectors %3</source>
        <translation>Consultas latentes %1, modelo %2, vetores %3</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>The run to compare with</source>
        <translation>A execução com que comparar</translation>
    </message>
    <message>
        <source>Exchange before and after</source>
        <translation>Trocar antes e depois</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Depois</translation>
    </message>
    <message>
        <source>The run to look at</source>
        <translation>A execução a ver</translation>
    </message>
    <message>
        <source>no runs yet</source>
        <translation>ainda sem execuções</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::SkipMenu</name>
    <message>
        <source>Skip, because</source>
        <translation>Saltar, porque</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::SlicesBar</name>
    <message>
        <source>Slice</source>
        <translation>Fatia</translation>
    </message>
    <message>
        <source>A saved filter over the impressions</source>
        <translation>Um filtro gravado sobre as impressões</translation>
    </message>
    <message>
        <source>Save the filter as... (Enter)</source>
        <translation>Gravar o filtro como... (Enter)</translation>
    </message>
    <message>
        <source>Name to save the filter under</source>
        <translation>Nome com que gravar o filtro</translation>
    </message>
    <message>
        <source>Save the present filter as a slice, or remove a slice</source>
        <translation>Gravar o filtro atual como fatia, ou remover uma fatia</translation>
    </message>
    <message>
        <source>All impressions</source>
        <translation>Todas as impressões</translation>
    </message>
    <message>
        <source>Unsaved filter</source>
        <translation>Filtro não gravado</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Filtro: %1</translation>
    </message>
    <message>
        <source>Remove the slice %1</source>
        <translation>Remover a fatia %1</translation>
    </message>
    <message>
        <source>Remove a slice</source>
        <translation>Remover uma fatia</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::StartPage</name>
    <message>
        <source>Drop to open the workspace %1</source>
        <translation>Largue para abrir o espaço de trabalho %1</translation>
    </message>
    <message>
        <source>Drop to import the dataset in the folder %1</source>
        <translation>Largue para importar os dados da pasta %1</translation>
    </message>
    <message>
        <source>Drop to import %1</source>
        <translation>Largue para importar %1</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Início</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>Espaços de trabalho recentes</translation>
    </message>
    <message>
        <source>IntentScope</source>
        <translation>IntentScope</translation>
    </message>
    <message>
        <source>See why an intent ranking got better or worse, user by user.</source>
        <translation>Veja porque uma ordenação de intenções melhorou ou piorou, utilizador a utilizador.</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Abrir o exemplo</translation>
    </message>
    <message>
        <source>Open a workspace...</source>
        <translation>Abrir um espaço de trabalho...</translation>
    </message>
    <message>
        <source>Import data...</source>
        <translation>Importar dados...</translation>
    </message>
    <message>
        <source>not there any more</source>
        <translation>já não está lá</translation>
    </message>
    <message>
        <source>You can also drop a workspace, a dataset folder or a table here.</source>
        <translation>Também pode largar aqui um espaço de trabalho, uma pasta de dados ou uma tabela.</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::TimelinePanel</name>
    <message>
        <source>Timeline</source>
        <translation>Cronologia</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar tudo</translation>
    </message>
    <message>
        <source>Show the whole history (F twice)</source>
        <translation>Mostrar todo o histórico (F duas vezes)</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canais</translation>
    </message>
    <message>
        <source>Choose which numbers are drawn over time</source>
        <translation>Escolha que números se desenham ao longo do tempo</translation>
    </message>
    <message>
        <source>Choose a user to see what happened</source>
        <translation>Escolha um utilizador para ver o que aconteceu</translation>
    </message>
    <message>
        <source>The data hold no events and no chats of this user</source>
        <translation>Os dados não têm eventos nem conversas deste utilizador</translation>
    </message>
    <message>
        <source>Reading a long history...</source>
        <translation>A ler um histórico longo...</translation>
    </message>
    <message>
        <source>Building the timeline</source>
        <translation>A construir a cronologia</translation>
    </message>
    <message>
        <source>Timeline of %1</source>
        <translation>Cronologia de %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No number changes for this user</source>
        <translation>Nenhum número muda para este utilizador</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>Efeitos</translation>
    </message>
    <message>
        <source>Tints events and numbers by what they add to the score of the chosen intent</source>
        <translation>Colore eventos e números pelo que somam à pontuação da intenção escolhida</translation>
    </message>
    <message>
        <source>▲ raises, ▼ lowers %1</source>
        <translation>▲ sobe, ▼ desce %1</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::TrainPanel</name>
    <message>
        <source>Start training</source>
        <translation>Começar a treinar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Treinar</translation>
    </message>
    <message>
        <source>Loss, GAUC, Recall@3 and NDCG@3 of every epoch are drawn here while a ranker trains.</source>
        <translation>A perda, o GAUC, o Recall@3 e o NDCG@3 de cada época são desenhados aqui enquanto um ordenador treina.</translation>
    </message>
    <message>
        <source>Loss by epoch</source>
        <translation>Perda por época</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>época</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>perda</translation>
    </message>
    <message>
        <source>GAUC, Recall@3 and NDCG@3 by epoch</source>
        <translation>GAUC, Recall@3 e NDCG@3 por época</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validação</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <translation>A parar...</translation>
    </message>
    <message>
        <source>Letters, figures, dots, dashes: it becomes a folder</source>
        <translation>Letras, algarismos, pontos, hífenes: torna-se uma pasta</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Newest chats test</source>
        <translation>As conversas mais novas testam</translation>
    </message>
    <message>
        <source>Every fifth user tests</source>
        <translation>Um em cada cinco utilizadores testa</translation>
    </message>
    <message>
        <source>What is kept apart from training: 70 % train, 10 % validate and the newest 20 % test, or whole users</source>
        <translation>O que fica fora do treino: 70 % treinam, 10 % validam e os 20 % mais novos testam, ou utilizadores inteiros</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Divisão</translation>
    </message>
    <message>
        <source>Epochs at most</source>
        <translation>Épocas no máximo</translation>
    </message>
    <message>
        <source>Stop after epochs without gain</source>
        <translation>Parar após épocas sem ganho</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>Chats a step</source>
        <translation>Conversas por passo</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>Dimensão</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taxa de aprendizagem</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semente</translation>
    </message>
    <message>
        <source>Open a workspace with data first.</source>
        <translation>Abra primeiro um espaço de trabalho com dados.</translation>
    </message>
    <message>
        <source>Preparing...</source>
        <translation>A preparar...</translation>
    </message>
    <message>
        <source>training</source>
        <translation>treino</translation>
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
        <translation>Época %1: perda %2, NDCG@3 %3 (melhor %4)
taxa de aprendizagem %5, %6 conversas/s</translation>
    </message>
    <message>
        <source>, at most %1 left</source>
        <translation>, faltam no máximo %1</translation>
    </message>
    <message>
        <source>Trained. The best epoch was %1 of %2.</source>
        <translation>Treinado. A melhor época foi a %1 de %2.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Two towers</source>
        <translation>Duas torres</translation>
    </message>
    <message>
        <source>QE-Rec, with latent queries</source>
        <translation>QE-Rec, com consultas latentes</translation>
    </message>
    <message>
        <source>The baseline, or the same with a third tower for the latent query</source>
        <translation>A linha de base, ou a mesma com uma terceira torre para a consulta latente</translation>
    </message>
    <message>
        <source>Latent queries</source>
        <translation>Consultas latentes</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Goes on where it was stopped, to what it would have become without the stop</source>
        <translation>Continua de onde parou, até ao que teria sido sem a paragem</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Trains no further: takes the best epoch so far</source>
        <translation>Não treina mais: fica com a melhor época até agora</translation>
    </message>
    <message>
        <source>Stopped trainings</source>
        <translation>Treinos parados</translation>
    </message>
    <message>
        <source>Trainings that were stopped and can go on</source>
        <translation>Treinos que foram parados e podem continuar</translation>
    </message>
    <message>
        <source>none written yet</source>
        <translation>ainda nenhuma escrita</translation>
    </message>
    <message>
        <source>Write latent queries of the whole dataset first, in the menu Reasoning</source>
        <translation>Escreva primeiro as consultas latentes de todos os dados, no menu Raciocínio</translation>
    </message>
    <message>
        <source>What QE-Rec is trained on: a set of latent queries of this dataset</source>
        <translation>Com que se treina o QE-Rec: um conjunto de consultas latentes destes dados</translation>
    </message>
    <message>
        <source>This training was stopped, and what it reached is kept. Resume goes on where it was; Finish takes its best epoch so far.</source>
        <translation>Este treino foi parado, e o que alcançou está guardado. Retomar continua de onde estava; Terminar fica com a sua melhor época até agora.</translation>
    </message>
    <message>
        <source> Its settings are not known: enter the same.</source>
        <translation> As suas definições não são conhecidas: introduza as mesmas.</translation>
    </message>
    <message>
        <source> It was started with other settings: choose it in Stopped trainings to take them.</source>
        <translation> Foi começado com outras definições: escolha-o em Treinos parados para as usar.</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::UsersPanel</name>
    <message>
        <source>Users</source>
        <translation>Utilizadores</translation>
    </message>
    <message>
        <source>Name, id, region, or a filter: days_in_status &gt; 5</source>
        <translation>Nome, id, região, ou um filtro: days_in_status &gt; 5</translation>
    </message>
    <message>
        <source>Part of a name, an id or a region; or a filter over impressions, such as
region == &quot;SG&quot; and days_in_status &gt; 5
which shows the users who have such an impression</source>
        <translation>Parte de um nome, de um id ou de uma região; ou um filtro sobre as impressões, como
region == &quot;SG&quot; and days_in_status &gt; 5
que mostra os utilizadores com tal impressão</translation>
    </message>
    <message>
        <source>Filter users</source>
        <translation>Filtrar utilizadores</translation>
    </message>
    <message>
        <source>What is wrong with the filter</source>
        <translation>O que está errado no filtro</translation>
    </message>
    <message>
        <source>Show all users again</source>
        <translation>Mostrar de novo todos os utilizadores</translation>
    </message>
    <message>
        <source>Stop showing only: %1</source>
        <translation>Deixar de mostrar só: %1</translation>
    </message>
    <message>
        <source>At the end: %1. %2</source>
        <translation>No fim: %1. %2</translation>
    </message>
    <message>
        <source>At “%1”: %2. %3</source>
        <translation>Em “%1”: %2. %3</translation>
    </message>
    <message>
        <source>1 user</source>
        <translation>1 utilizador</translation>
    </message>
    <message>
        <source>%1 users</source>
        <translation>%1 utilizadores</translation>
    </message>
    <message>
        <source>%1 of %2 users</source>
        <translation>%1 de %2 utilizadores</translation>
    </message>
    <message>
        <source>This workspace has no dataset yet.</source>
        <translation>Este espaço de trabalho ainda não tem dados.</translation>
    </message>
    <message>
        <source>Import data...</source>
        <translation>Importar dados...</translation>
    </message>
    <message>
        <source>No user matches the filter.</source>
        <translation>Nenhum utilizador corresponde ao filtro.</translation>
    </message>
    <message>
        <source>Show all users</source>
        <translation>Mostrar todos os utilizadores</translation>
    </message>
</context>
<context>
    <name>intentscope::plots::CurvePlot</name>
    <message>
        <source>%1 over %2</source>
        <translation>%1 sobre %2</translation>
    </message>
</context>
<context>
    <name>intentscope::ranking::RankingView</name>
    <message>
        <source>Ranked intents</source>
        <translation>Intenções ordenadas</translation>
    </message>
    <message>
        <source>before</source>
        <translation>antes</translation>
    </message>
    <message>
        <source>after</source>
        <translation>depois</translation>
    </message>
    <message>
        <source>%1, rank %2: %3, probability %4</source>
        <translation>%1, lugar %2: %3, probabilidade %4</translation>
    </message>
    <message>
        <source>, clicked</source>
        <translation>, clicada</translation>
    </message>
    <message>
        <source>new, was %1</source>
        <translation>nova, era %1</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nova</translation>
    </message>
    <message>
        <source>left, now %1</source>
        <translation>saiu, agora %1</translation>
    </message>
    <message>
        <source>left</source>
        <translation>saiu</translation>
    </message>
    <message>
        <source>up %1</source>
        <translation>sobe %1</translation>
    </message>
    <message>
        <source>down %1</source>
        <translation>desce %1</translation>
    </message>
    <message>
        <source>%1: rank %2, probability %3</source>
        <translation>%1: lugar %2, probabilidade %3</translation>
    </message>
    <message>
        <source>clicked by the user</source>
        <translation>clicada pelo utilizador</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Depois</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning</name>
    <message>
        <source>(end)</source>
        <translation>(fim)</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(vazio)</translation>
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
        <translation>O fim da resposta: %1</translation>
    </message>
    <message>
        <source>%1 tokens of one character: “%2”</source>
        <translation>%1 tokens de um carácter: “%2”</translation>
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
        <translation>log-probabilidade %1 nats</translation>
    </message>
    <message>
        <source>This reasoner gives no log-probability</source>
        <translation>Este raciocinador não dá log-probabilidade</translation>
    </message>
    <message>
        <source>entropy %1 nats</source>
        <translation>entropia %1 nats</translation>
    </message>
    <message>
        <source>This reasoner gives no entropy</source>
        <translation>Este raciocinador não dá entropia</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::DatasetQueriesDialog</name>
    <message>
        <source>Latent queries of the dataset</source>
        <translation>Consultas latentes dos dados</translation>
    </message>
    <message>
        <source>What is done already</source>
        <translation>O que já está feito</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progresso</translation>
    </message>
    <message>
        <source>that of the reasoner</source>
        <translation>o do raciocinador</translation>
    </message>
    <message>
        <source>Name of the latent queries</source>
        <translation>Nome das consultas latentes</translation>
    </message>
    <message>
        <source>All chats</source>
        <translation>Todas as conversas</translation>
    </message>
    <message>
        <source>Training part</source>
        <translation>Parte de treino</translation>
    </message>
    <message>
        <source>Validation part</source>
        <translation>Parte de validação</translation>
    </message>
    <message>
        <source>Test part</source>
        <translation>Parte de teste</translation>
    </message>
    <message>
        <source>Which chats</source>
        <translation>Que conversas</translation>
    </message>
    <message>
        <source>Newest chats test</source>
        <translation>As conversas mais novas testam</translation>
    </message>
    <message>
        <source>Every fifth user tests</source>
        <translation>Um em cada cinco utilizadores testa</translation>
    </message>
    <message>
        <source>70 % train, 10 % validate and the newest 20 % test, or whole users</source>
        <translation>70 % treinam, 10 % validam e os 20 % mais novos testam, ou utilizadores inteiros</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Divisão</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>Fatia</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Conversas</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Início</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>What is written by then is kept; the same can be asked for again and goes on</source>
        <translation>O que estiver escrito fica; pode pedir-se o mesmo de novo e continua</translation>
    </message>
    <message>
        <source>Written by %1: %2</source>
        <translation>Escrito por %1: %2</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Looking at what there is...</source>
        <translation>A ver o que há...</translation>
    </message>
    <message>
        <source>All %1 chats are written already.</source>
        <translation>Todas as %1 conversas já estão escritas.</translation>
    </message>
    <message>
        <source>%1 of %2 contexts are already written; go on?</source>
        <translation>%1 de %2 contextos já estão escritos; continuar?</translation>
    </message>
    <message>
        <source>%1 chats, %2 different contexts.</source>
        <translation>%1 conversas, %2 contextos diferentes.</translation>
    </message>
    <message>
        <source> At the pace of the last answer about %1.</source>
        <translation> Ao ritmo da última resposta, cerca de %1.</translation>
    </message>
    <message>
        <source> %1 lose their oldest events to the budget.</source>
        <translation> %1 perdem os eventos mais antigos por causa do limite.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Waiting...</source>
        <translation>À espera...</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 de %3</translation>
    </message>
    <message>
        <source>, %1 left</source>
        <translation>, faltam %1</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <translation>A parar...</translation>
    </message>
    <message>
        <source>Latent queries of %1 chats are written.</source>
        <translation>As consultas latentes de %1 conversas estão escritas.</translation>
    </message>
    <message>
        <source> %1 answers were cut at the greatest count of tokens.</source>
        <translation> %1 respostas foram cortadas no número máximo de tokens.</translation>
    </message>
    <message>
        <source> %1 prompts lost their oldest events to fit the budget.</source>
        <translation> %1 prompts perderam os eventos mais antigos para caber no limite.</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::HeatLegend</name>
    <message>
        <source>The stronger the tint and the thicker the line, the less sure the model was: %1</source>
        <translation>Quanto mais forte a cor e mais grossa a linha, menos certo estava o modelo: %1</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::HeatView</name>
    <message>
        <source>Tokens of the latent query</source>
        <translation>Tokens da consulta latente</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::PromptView</name>
    <message>
        <source>%1 of %2 tokens; </source>
        <translation>%1 de %2 tokens; </translation>
    </message>
    <message>
        <source>%1 tokens; </source>
        <translation>%1 tokens; </translation>
    </message>
    <message>
        <source>%1 events told</source>
        <translation>%1 eventos contados</translation>
    </message>
    <message>
        <source>; %1 older ones left out by the limit of events</source>
        <translation>; %1 mais antigos deixados de fora pelo limite de eventos</translation>
    </message>
    <message>
        <source>; the %1 oldest dropped to fit the budget</source>
        <translation>; os %1 mais antigos retirados para caber no limite</translation>
    </message>
    <message>
        <source>; choose a reasoner to count tokens</source>
        <translation>; escolha um raciocinador para contar tokens</translation>
    </message>
    <message>
        <source>; tokens are counted once the reasoner is open</source>
        <translation>; os tokens contam-se quando o raciocinador abrir</translation>
    </message>
    <message>
        <source>Prompt as sent</source>
        <translation>Prompt tal como é enviado</translation>
    </message>
    <message>
        <source>Template %1</source>
        <translation>Modelo %1</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::QueryRow</name>
    <message>
        <source>before</source>
        <translation>antes</translation>
    </message>
    <message>
        <source>after</source>
        <translation>depois</translation>
    </message>
    <message>
        <source>no latent queries</source>
        <translation>sem consultas latentes</translation>
    </message>
    <message>
        <source>Choose which latent queries are shown here</source>
        <translation>Escolha que consultas latentes se mostram aqui</translation>
    </message>
    <message>
        <source>written by %1</source>
        <translation>escrito por %1</translation>
    </message>
    <message>
        <source>Latent queries shown as %1: %2</source>
        <translation>Consultas latentes mostradas como %1: %2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>none for this chat</source>
        <translation>nenhuma para esta conversa</translation>
    </message>
    <message>
        <source>Latent query %1: %2</source>
        <translation>Consulta latente %1: %2</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::SamplingFields</name>
    <message>
        <source>Greedy</source>
        <translation>Guloso</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Amostragem</translation>
    </message>
    <message>
        <source>Greedy takes the likeliest token always; sampled draws tokens by their probability</source>
        <translation>Guloso toma sempre o token mais provável; amostragem tira tokens pela sua probabilidade</translation>
    </message>
    <message>
        <source>How tokens are chosen</source>
        <translation>Como se escolhem os tokens</translation>
    </message>
    <message>
        <source>up to </source>
        <translation>até </translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> tokens</translation>
    </message>
    <message>
        <source>An answer that is longer is cut there</source>
        <translation>Uma resposta mais longa é cortada aí</translation>
    </message>
    <message>
        <source>Tokens of an answer at most</source>
        <translation>Tokens de uma resposta no máximo</translation>
    </message>
    <message>
        <source>T </source>
        <translation>T </translation>
    </message>
    <message>
        <source>Temperature: above 1 unlikely tokens come more often, below 1 less often</source>
        <translation>Temperatura: acima de 1 os tokens improváveis vêm mais vezes, abaixo de 1 menos</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>p </source>
        <translation>p </translation>
    </message>
    <message>
        <source>Top-p: draws from the likeliest tokens that together have this probability</source>
        <translation>Top-p: tira dos tokens mais prováveis que juntos têm esta probabilidade</translation>
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
        <translation>Amostras: tantas respostas são tiradas</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Amostras</translation>
    </message>
    <message>
        <source>seed </source>
        <translation>semente </translation>
    </message>
    <message>
        <source>The same seed gives the same answers</source>
        <translation>A mesma semente dá as mesmas respostas</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semente</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::TemplateEdit</name>
    <message>
        <source>Template</source>
        <translation>Modelo</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::TemplateEditor</name>
    <message>
        <source>Mistake in the template</source>
        <translation>Erro no modelo</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>Abrir...</translation>
    </message>
    <message>
        <source>Reads a template from a file</source>
        <translation>Lê um modelo de um ficheiro</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Predefinido</translation>
    </message>
    <message>
        <source>Puts the template that comes with the program here</source>
        <translation>Põe aqui o modelo que vem com o programa</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>Gravar como...</translation>
    </message>
    <message>
        <source>Writes the template to a file and uses it</source>
        <translation>Escreve o modelo num ficheiro e usa-o</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Latent queries are written with this template until the workspace is closed</source>
        <translation>As consultas latentes são escritas com este modelo até fechar o espaço de trabalho</translation>
    </message>
    <message>
        <source>Template of the prompts</source>
        <translation>Modelo dos prompts</translation>
    </message>
    <message>
        <source>%1 - template of the prompts</source>
        <translation>%1 - modelo dos prompts</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Linha %1, coluna %2: %3</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Linha %1: %2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Open a template</source>
        <translation>Abrir um modelo</translation>
    </message>
    <message>
        <source>Text (*.txt);;All files (*)</source>
        <translation>Texto (*.txt);;Todos os ficheiros (*)</translation>
    </message>
    <message>
        <source>Save the template</source>
        <translation>Gravar o modelo</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::WrittenView</name>
    <message>
        <source>Latent query just written</source>
        <translation>Consulta latente acabada de escrever</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Amostras</translation>
    </message>
    <message>
        <source>by log-probability</source>
        <translation>por log-probabilidade</translation>
    </message>
    <message>
        <source>by entropy</source>
        <translation>por entropia</translation>
    </message>
    <message>
        <source>What tokens are tinted by</source>
        <translation>Por que se colorem os tokens</translation>
    </message>
    <message>
        <source>Log-probability: how likely the token was. Entropy: how undecided the model was among all tokens</source>
        <translation>Log-probabilidade: quão provável era o token. Entropia: quão indeciso estava o modelo entre todos os tokens</translation>
    </message>
    <message>
        <source>new, by %1</source>
        <translation>nova, por %1</translation>
    </message>
    <message>
        <source>%1 tokens in %2</source>
        <translation>%1 tokens em %2</translation>
    </message>
    <message>
        <source> (all samples)</source>
        <translation> (todas as amostras)</translation>
    </message>
    <message>
        <source>; log-probability %1 nats</source>
        <translation>; log-probabilidade %1 nats</translation>
    </message>
    <message>
        <source>; cut at %1 tokens</source>
        <translation>; cortada aos %1 tokens</translation>
    </message>
</context>
<context>
    <name>intentscope::timeline::TimelineOverview</name>
    <message>
        <source>Overview of the whole history</source>
        <translation>Vista geral de todo o histórico</translation>
    </message>
    <message>
        <source>Drag the window or its edges; drag beside it for another one; double click shows everything</source>
        <translation>Arraste a janela ou as margens; arraste ao lado para outra; duplo clique mostra tudo</translation>
    </message>
    <message>
        <source>Whole history</source>
        <translation>Todo o histórico</translation>
    </message>
</context>
<context>
    <name>intentscope::timeline::TimelineRuler</name>
    <message>
        <source>Time axis</source>
        <translation>Eixo do tempo</translation>
    </message>
    <message>
        <source>Times are shown in %1</source>
        <translation>As horas mostram-se em %1</translation>
    </message>
</context>
<context>
    <name>intentscope::timeline::TimelineView</name>
    <message>
        <source>Timeline lanes</source>
        <translation>Faixas da cronologia</translation>
    </message>
    <message>
        <source>W and S zoom, A and D pan, F focuses, full stop and comma step through events, left and right step through chats, up and down choose a lane</source>
        <translation>W e S aproximam e afastam, A e D deslocam, F foca, ponto e vírgula percorrem eventos, esquerda e direita percorrem conversas, cima e baixo escolhem uma faixa</translation>
    </message>
</context>
<context>
    <name>intentscope::timeline::Wording</name>
    <message>
        <source>%1 states; zoom in to tell them apart</source>
        <translation>%1 estados; aproxime para os distinguir</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>desde %1</translation>
    </message>
    <message>
        <source>still so where the data ends</source>
        <translation>ainda assim onde os dados acabam</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>até %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>durante %1</translation>
    </message>
    <message>
        <source>%1 x %2</source>
        <translation>%1 x %2</translation>
    </message>
    <message>
        <source>Chat opened</source>
        <translation>Conversa aberta</translation>
    </message>
    <message>
        <source>clicked: %1</source>
        <translation>clicado: %1</translation>
    </message>
    <message>
        <source>the clicked intent ranks %1</source>
        <translation>a intenção clicada fica em %1</translation>
    </message>
    <message>
        <source>nothing was clicked</source>
        <translation>nada foi clicado</translation>
    </message>
    <message>
        <source>this run did not score it</source>
        <translation>esta execução não a pontuou</translation>
    </message>
    <message>
        <source>%1 of %2 chats with a click rank the clicked intent first</source>
        <translation>%1 de %2 conversas com clique põem a intenção clicada em primeiro</translation>
    </message>
</context>
<context>
    <name>intentscope::ui::DockTitle</name>
    <message>
        <source>Hide %1 (the View menu shows it again)</source>
        <translation>Esconder %1 (o menu Ver mostra-o de novo)</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>Esconder %1</translation>
    </message>
</context>
<context>
    <name>intentscope::ui::MessageBar</name>
    <message>
        <source>Messages</source>
        <translation>Mensagens</translation>
    </message>
</context>
<context>
    <name>intentscope::ui::MessageRow</name>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Mostrar detalhes</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Dispensar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>Copiar os detalhes</translation>
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
        <translation>%1 de %2 conversas (%3)
%4
escrito %5
raciocinador %6, modelo %7</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 tokens</translation>
    </message>
    <message>
        <source>, cut there</source>
        <translation>, cortada aí</translation>
    </message>
    <message>
        <source>; log-probability %1 nats</source>
        <translation>; log-probabilidade %1 nats</translation>
    </message>
</context>
</TS>
