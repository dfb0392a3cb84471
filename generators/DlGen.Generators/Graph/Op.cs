using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph;

/// <summary>The part of a step an op belongs to.</summary>
internal enum Stage
{
    Forward,
    Prediction,
    Loss,
    Backward,

    /// <summary>What of the backward pass only the gradient of the inputs needs: training leaves it out.</summary>
    InputGradient,

    /// <summary>What a step of training has seen goes into running statistics.</summary>
    Statistics,
}

/// <summary>An operation: one value from others. Each kind is one file with its shape rule and its gradient rule.</summary>
internal abstract record Op
{
    /// <summary>The layer it comes from: linear1, relu2, loss.</summary>
    public string Layer { get; init; } = "";

    /// <summary>The declaration's place that a shape error is shown at.</summary>
    public Site Site { get; init; }

    /// <summary>The part of a step it belongs to.</summary>
    public Stage Stage { get; init; } = Stage.Forward;

    /// <summary>The value it computes.</summary>
    public abstract string Output { get; }

    /// <summary>The values it reads.</summary>
    public abstract EquatableArray<string> Inputs { get; }

    /// <summary>This op reading <paramref name="to"/> where it read <paramref name="from"/>.</summary>
    public virtual Op Reading(string from, string to) =>
        throw new InvalidOperationException($"'{Formula}' can't be made to read another value.");

    /// <summary>What it computes, as the lecture writes it: z1 = x·W1 + b1.</summary>
    public abstract string Formula { get; }

    /// <summary>Why the formula holds, for the backward pass: z = x·W + b ⇒ dW = xᵀ·dz. Empty where the formula says it all.</summary>
    public virtual string Rule => "";

    /// <summary>The value whose kernel it is always part of; null for an op with a kernel of its own.</summary>
    public virtual string? Joins => null;

    /// <summary>Whether a kernel that begins with it can apply elementwise ops to its result, register by register.</summary>
    public virtual bool TakesEpilogue => false;

    /// <summary>Whether it has a gradient rule of its own; not where the rule of an op that uses its output covers it.</summary>
    public virtual bool IsDifferentiated => true;

    /// <summary>How a kernel that begins with it is computed: the call of a library's kernel that both back ends print.</summary>
    public virtual KernelCall Lower(LoweringScope scope) => throw new InvalidOperationException($"'{Formula}' begins no kernel.");

    /// <summary>Multiply-adds that it takes for an example; 0 where they aren't worth counting.</summary>
    public virtual long MultiplyAdds(NetworkGraph graph) => 0;

    /// <summary>How many values add to one through a parameter, and how many one value adds to: what the spread of its initial values depends on.</summary>
    public virtual (int Inputs, int Outputs) Fans(NetworkGraph graph, string parameter) =>
        throw new InvalidOperationException($"'{Formula}' has no fans.");

    /// <summary>
    /// The layout that it needs a value in that it reads; null where it takes it as the first of them lies. Only few ops can do with a
    /// flattened image, or with a sequence [C, T], of which the channels lie side by side.
    /// </summary>
    /// <param name="value">The value, as it lies.</param>
    public virtual Layout? InputLayout(Value value) => value is { Layout.IsOfPlaces: true, Known.Rank: 1 or 2 } ? Layout.Default(value.Known) : null;

    /// <summary>How its result lies; null for the layout that a user has a value of that shape in. As a rule it lies as the values do that it is computed from, if it has as many axes.</summary>
    /// <param name="value">The first value that it reads, as it reads it.</param>
    /// <param name="shape">The shape of the result.</param>
    public virtual Layout? OutputLayout(Value value, TensorShape shape) => value.Known.Rank == shape.Rank ? value.Layout : null;

    /// <summary>Whether it reads whole numbers that name something: tokens.</summary>
    public virtual bool TakesIndices => false;

    /// <summary>Whether its output says where in a window something was found.</summary>
    public virtual bool FindsPlaces => false;

    /// <summary>What its output is to the network.</summary>
    public virtual ValueKind OutputKind => ValueKind.Activation;

    /// <summary>The ops that compute its output in training: itself as a rule.</summary>
    public virtual EquatableArray<Op> InTraining => EquatableArray.Create(this);

    /// <summary>The ops that compute it at inference: itself as a rule; where there are none, its first input stands for the output.</summary>
    public virtual EquatableArray<Op> AtInference => EquatableArray.Create(this);

    /// <summary>This op as it is once the shapes of what it reads are known: itself as a rule.</summary>
    /// <param name="shapes">The shapes so far.</param>
    public virtual Op WithShapes(ShapeScope shapes) => this;

    /// <summary>The shape rule: sets the shape of the output, and of parameters that depend on the input's; reports what doesn't fit.</summary>
    public abstract void InferShapes(ShapeScope shapes);

    /// <summary>
    /// The gradient rule (a vector-Jacobian product): given dL/d(output), adds the ops that compute dL/d(input) for each
    /// input that leads to a parameter.
    /// </summary>
    public virtual void Differentiate(AdjointBuilder adjoints) =>
        throw new InvalidOperationException($"'{Formula}' is not differentiated.");
}

/// <summary>An op that changes a value that is there already.</summary>
internal abstract record Change : Op
{
    public sealed override void InferShapes(ShapeScope shapes)
    {
    }
}

/// <summary>An op that ends in the loss of an output.</summary>
internal abstract record LossOp(Head Head) : Op
{
    /// <summary>The output, with its target.</summary>
    public Head Head { get; init; } = Head;

    /// <summary>The value compared with the target.</summary>
    public string Prediction => Head.Output;

    /// <summary>What the targets are.</summary>
    public abstract TargetKind Targets { get; }

    /// <summary>Whether it multiplies by the weights of classes itself, rather than leave them to the examples' weights.</summary>
    public virtual bool WeighsClasses => false;

    public override string Output => Head.Loss;

    public override bool TakesEpilogue => true;

    public override Layout? InputLayout(Value value) => Layout.Default(value.Known);

    public override Layout? OutputLayout(Value value, TensorShape shape) => null;

    public override Op Reading(string from, string to) => Prediction == from ? this with { Head = Head with { Output = to } } : this;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Prediction, Head.Target);

    /// <summary>The call of a loss's kernel, but for its shape.</summary>
    /// <param name="scope">The network.</param>
    /// <param name="method">The kernel.</param>
    /// <param name="gradient">The gradient at the outputs; null where it isn't asked for.</param>
    /// <param name="places">Where the kernel writes on a CPU.</param>
    protected KernelCall LowerLoss(LoweringScope scope, string method, string? gradient, IReadOnlyList<CallArgument> places)
    {
        string summary = gradient is null
            ? "The loss is all that is asked for: it has no gradient here."
            : $"{Layer} backward: {string.Join(", ", scope.Kernel.Tail.Select(static fused => fused.Formula))}.";
        int head = scope.Graph.Heads.ToList().FindIndex(other => other.Loss == Output);
        return new KernelCall(method, [scope.Kernel])
        {
            Body = scope.Epilogue(Layer, "Backward", summary, gradient ?? "gradient") with { Columns = scope.WithoutPadding(Prediction), Remarks = [] },
            Arguments =
            [
                LoweringScope.Value(Prediction), new TargetsArgument(Head) { IsOfGroups = false }, scope.Rows(Prediction), .. places, new BodyArgument(),
                .. scope.Graph.Heads.Count == 1 ? [] : new[] { new CountArgument(head) { For = BackEnd.Gpu, IsOfGroups = false, Label = "head" } },
            ],
            Accesses = [scope.ByRows()],
            ReadsInPlace = true,
            Shapes = "",
            RunsInGroups = true,
        };
    }
}

/// <summary>What a loss compares the outputs with; the library's enum of the same name.</summary>
internal enum TargetKind
{
    Classes,
    Values,
    Probabilities,
}
