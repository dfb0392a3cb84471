namespace DlGen.Runtime;

// What a training loop written out refuses, and how it says so.
public sealed partial class NetworkRuntime<T>
{
    private void CheckOutputs()
    {
        if (stage != Stage.Forward)
        {
            throw new InvalidOperationException(
                $"{Model.Name}: GetOutputs needs the outputs of a forward pass, which the loss may overwrite. Call it between Forward and ComputeLoss.");
        }
    }

    private void CheckInputGradient()
    {
        if (!hasInputGradient)
        {
            throw new InvalidOperationException(
                $"{Model.Name}: GetInputGradient needs the values of a backward pass and the parameters it had. Call it between Backward and the optimizer's Step.");
        }
    }

    private void CheckRoom(int length, int size, string argument)
    {
        if (length != (long)batch * size)
        {
            throw new ArgumentException(
                Invariant($"{Model.Name}: there is room for {length} numbers; the {batch} examples of the batch have {batch} · {size} = {(long)batch * size}."), argument);
        }
    }

    /// <summary>The length of an array with a number of scalars for each example of the batch.</summary>
    private int BatchLength(int size) => Math.BigMul(batch, size) <= Array.MaxLength
        ? batch * size
        : throw new InvalidOperationException(
            Invariant($"{Model.Name}: {batch} · {size} = {Math.BigMul(batch, size)} numbers are more than an array can hold ({Array.MaxLength}). Pass a span for them."));

    private void CheckBatch(int examples, string argument)
    {
        TrainingBuffers<T>.CheckLength(this, examples, argument);
        if (examples < Model.SmallestBatch)
        {
            throw new ArgumentException(
                Invariant($"{Model.Name}: a batch of {examples} was given; a batch normalization takes mean and variance over the batch, so in training it needs {Model.SmallestBatch} examples or more."),
                argument);
        }
    }

    private HeadModel OnlyHead(string argument) => Model.Heads.Count == 1
        ? Model.Heads[0]
        : throw new ArgumentException(
            Invariant($"{Model.Name}: targets of one output were given; it has {Model.Heads.Count} heads, each with targets of its own. Pass those of a batch: ComputeLoss(batch.Targets)."),
            argument);

    /// <summary>Throws unless what should be tokens are some that the network knows.</summary>
    /// <exception cref="ArgumentException">An input is another number; the message names it.</exception>
    private void CheckTokens(ReadOnlySpan<T> inputs, string argument)
    {
        for (int part = 0; part < Model.Tokens.Count; part++)
        {
            TokenInputs tokens = Model.Tokens[part];
            if (tokens.IndexOfOther(inputs, InputSize) is >= 0 and var index)
            {
                (int example, int input) = Math.DivRem(index, InputSize);
                throw new ArgumentException(Invariant($"{Model.Name}: example {example}, input {input} {tokens.Refusal(inputs[index])}."), argument);
            }
        }
    }

    /// <summary>Throws where the inputs have no gradient, for some of them are tokens.</summary>
    private void RefuseTokens()
    {
        if (Model.Tokens.Count > 0)
        {
            throw new NotSupportedException($"{Model.Name}: the network takes tokens, which only name rows of a table: the inputs have no gradient.");
        }
    }

    /// <summary>Throws where a network of tokens is given bytes, which stand for numbers from 0 to 1.</summary>
    private void RefuseBytes(string argument)
    {
        if (Model.Tokens.Count > 0)
        {
            throw new ArgumentException($"{Model.Name}: bytes were given, which stand for numbers from 0 to 1; the network takes tokens.", argument);
        }
    }

    private int CountExamples(int length, string argument)
    {
        (int examples, int rest) = Math.DivRem(length, InputSize);
        return rest == 0 && examples > 0
            ? examples
            : throw new ArgumentException(
                Invariant($"{Model.Name}: {length} inputs were given; an example has {InputSize}, so a positive multiple of that is expected."),
                argument);
    }
}
