using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Parsing.Functions;

/// <summary>A method with [Elementwise] and the methods with [Elementwise] that it calls.</summary>
/// <param name="Method">The method.</param>
/// <param name="Body">Its body; null where it is refused.</param>
/// <param name="Callees">What it calls, in reading order.</param>
/// <param name="Refused">What rules it out before its body is read; null where nothing does.</param>
internal sealed record MethodCalls(IMethodSymbol Method, IMethodBodyOperation? Body, IReadOnlyList<IMethodSymbol> Callees, ParsedFunction? Refused)
{
    public static MethodCalls None(IMethodSymbol method, ParsedFunction refused) => new(method, null, [], refused);
}

/// <summary>The order in which methods that call each other are read.</summary>
internal static class CallGraph
{
    /// <summary>
    /// The method and all that it calls, each after those that it calls itself; methods that call each other in a circle come
    /// together (Tarjan 1972). A loop rather than a recursion, since a chain of calls can be longer than the stack.
    /// </summary>
    public static IEnumerable<IReadOnlyList<MethodCalls>> InOrder(IMethodSymbol method, Func<IMethodSymbol, MethodCalls> callsOf, Func<IMethodSymbol, bool> isDone)
    {
        if (isDone(method))
        {
            yield break;
        }

        var nodes = new Dictionary<IMethodSymbol, Node>(SymbolEqualityComparer.Default);
        var open = new Stack<Node>();
        var way = new Stack<Node>();
        Enter(method);
        while (way.Count > 0)
        {
            Node node = way.Peek();
            if (node.Next < node.Calls.Callees.Count)
            {
                IMethodSymbol callee = node.Calls.Callees[node.Next++];
                if (nodes.TryGetValue(callee, out Node? known))
                {
                    node.Lowest = known.IsOpen ? Math.Min(node.Lowest, known.Index) : node.Lowest;
                }
                else if (!isDone(callee))
                {
                    Enter(callee);
                }

                continue;
            }

            way.Pop();
            if (way.Count > 0)
            {
                way.Peek().Lowest = Math.Min(way.Peek().Lowest, node.Lowest);
            }

            if (node.Lowest == node.Index)
            {
                yield return Close(node);
            }
        }

        void Enter(IMethodSymbol entered)
        {
            var node = new Node(callsOf(entered), nodes.Count);
            nodes.Add(entered, node);
            open.Push(node);
            way.Push(node);
        }

        List<MethodCalls> Close(Node first)
        {
            var circle = new List<MethodCalls>();
            Node last;
            do
            {
                last = open.Pop();
                last.IsOpen = false;
                circle.Add(last.Calls);
            }
            while (last != first);
            return circle;
        }
    }

    /// <summary>
    /// Where a call leads back to the caller within the circle: the caller, the method called, and the methods
    /// between them on the shortest chain of calls. Null where it doesn't.
    /// </summary>
    public static IReadOnlyList<IMethodSymbol>? Path(IMethodSymbol callee, IMethodSymbol caller, IReadOnlyList<MethodCalls> circle)
    {
        Dictionary<IMethodSymbol, MethodCalls> calls = circle.ToDictionary(static item => item.Method, Comparer);
        if (!calls.ContainsKey(callee))
        {
            return null;
        }

        var before = new Dictionary<IMethodSymbol, IMethodSymbol?>(Comparer) { [callee] = null };
        var next = new Queue<IMethodSymbol>([callee]);
        while (next.Count > 0 && !before.ContainsKey(caller))
        {
            IMethodSymbol from = next.Dequeue();
            foreach (IMethodSymbol to in calls[from].Callees.Where(to => calls.ContainsKey(to) && !before.ContainsKey(to)))
            {
                before.Add(to, from);
                next.Enqueue(to);
            }
        }

        var between = new List<IMethodSymbol>();
        for (IMethodSymbol? step = before[caller]; step is not null; step = before[step])
        {
            between.Add(step);
        }

        between.Add(caller);
        between.Reverse();
        return between;
    }

    private static IEqualityComparer<IMethodSymbol> Comparer => SymbolEqualityComparer.Default;

    private sealed class Node(MethodCalls calls, int index)
    {
        public MethodCalls Calls { get; } = calls;

        public int Index { get; } = index;

        public int Lowest { get; set; } = index;

        public int Next { get; set; }

        public bool IsOpen { get; set; } = true;
    }
}
